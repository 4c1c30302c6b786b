import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type GovukButtonProps = Content & {
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  href?: string
  disabled?: boolean
  preventDoubleClick?: boolean
  isStartButton?: boolean
  classes?: string
  attributes?: Attributes
}

/** A button, or a link that looks like one when it has an `href`. */
export function GovukButton(props: GovukButtonProps) {
  const common = {
    className: classNames('govuk-button', props.classes, props.isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...reactAttributes(props.attributes),
    ...(props.id ? { id: props.id } : {}),
  }
  if (props.href)
    return (
      <a href={props.href} role="button" draggable="false" {...common}>
        <ButtonWords {...props} />
      </a>
    )
  return (
    <button
      type={props.type || 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled || undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...common}
    >
      <ButtonWords {...props} />
    </button>
  )
}

function ButtonWords({ isStartButton, ...content }: GovukButtonProps) {
  if (!isStartButton) return <>{contentOf(content)}</>
  return (
    <>
      {content.html ? <span>{content.html}</span> : content.text}{' '}
      <svg
        className="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    </>
  )
}
