import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type LabelOptions = Content & { classes?: string; isPageHeading?: boolean; attributes?: Attributes }

/** What a field is called; may be the page's heading too. */
export function Label({
  classes,
  isPageHeading,
  attributes,
  for: target,
  ...content
}: LabelOptions & { for?: string }) {
  const words = contentOf(content)
  if (!words) return null
  const label = (
    <label
      className={classNames('govuk-label', classes)}
      {...reactAttributes(attributes)}
      htmlFor={target || undefined}
    >
      {words}
    </label>
  )
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label
}

export type HintOptions = Content & { classes?: string; attributes?: Attributes }

/** One sentence of help beside a field. */
export function Hint({ id, classes, attributes, ...content }: HintOptions & { id?: string }) {
  return (
    <div id={id || undefined} className={classNames('govuk-hint', classes)} {...reactAttributes(attributes)}>
      {contentOf(content)}
    </div>
  )
}

export type ErrorMessageOptions = Content & {
  classes?: string
  attributes?: Attributes
  visuallyHiddenText?: string | false
}

/** What is wrong with a field, beside it. */
export function ErrorMessage({
  id,
  classes,
  attributes,
  visuallyHiddenText = 'Error',
  ...content
}: ErrorMessageOptions & { id?: string }) {
  return (
    <p id={id || undefined} className={classNames('govuk-error-message', classes)} {...reactAttributes(attributes)}>
      {visuallyHiddenText ? (
        <>
          <span className="govuk-visually-hidden">{`${visuallyHiddenText}:`}</span>{' '}
        </>
      ) : null}
      {contentOf(content)}
    </p>
  )
}
