import type { ReactNode } from 'react'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

type Text = Content & { id?: string; classes?: string; attributes?: Attributes; children?: ReactNode }

/** A quotation, or words that stand apart. */
export function GovukInsetText({ id, classes, attributes, children, ...content }: Text) {
  return (
    <div id={id || undefined} className={classNames('govuk-inset-text', classes)} {...reactAttributes(attributes)}>
      {children ?? contentOf(content)}
    </div>
  )
}

/** Something with consequences. */
export function GovukWarningText({
  iconFallbackText,
  classes,
  attributes,
  ...content
}: Text & { iconFallbackText?: string }) {
  return (
    <div className={classNames('govuk-warning-text', classes)} {...reactAttributes(attributes)}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText || 'Warning'}</span> {contentOf(content)}
      </strong>
    </div>
  )
}

/** A state in one or two words. */
export function GovukTag({ classes, attributes, ...content }: Text) {
  return (
    <strong className={classNames('govuk-tag', classes)} {...reactAttributes(attributes)}>
      {contentOf(content)}
    </strong>
  )
}

/** What stage the service is at, under the header. */
export function GovukPhaseBanner({ tag, classes, attributes, ...content }: Text & { tag?: Text }) {
  return (
    <div className={classNames('govuk-phase-banner govuk-width-container', classes)} {...reactAttributes(attributes)}>
      <p className="govuk-phase-banner__content">
        <GovukTag
          text={tag?.text}
          html={tag?.html}
          classes={classNames('govuk-phase-banner__content__tag', tag?.classes)}
        />
        <span className="govuk-phase-banner__text">{contentOf(content)}</span>
      </p>
    </div>
  )
}

export type DetailsOptions = Text & { summaryText?: ReactNode; summaryHtml?: ReactNode; open?: boolean }

/** Help that opens on demand. */
export function GovukDetails({
  id,
  summaryText,
  summaryHtml,
  open,
  classes,
  attributes,
  children,
  ...content
}: DetailsOptions) {
  return (
    <details
      id={id || undefined}
      className={classNames('govuk-details', classes)}
      {...reactAttributes(attributes)}
      open={open}
    >
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summaryHtml || summaryText}</span>
      </summary>
      <div className="govuk-details__text">{children ?? contentOf(content)}</div>
    </details>
  )
}
