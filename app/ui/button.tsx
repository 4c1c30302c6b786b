import type { ReactNode } from 'react'
import { GovukButton } from './govuk/button'
import { classNames } from './govuk/shared'

type Kind = 'primary' | 'secondary' | 'warning' | 'inverse'

export type ButtonProps = {
  children: ReactNode
  kind?: Kind
  name?: string
  value?: string
  id?: string
  type?: 'submit' | 'button'
  /** Where this button sends the form, when it is not where the form goes. */
  formAction?: string
  /** Why the state of things forbids this now; the button is then shown but cannot be pressed. */
  notNow?: string
  classes?: string
}

/** Sends the form it stands in. */
export function Button({ children, kind = 'primary', notNow, classes, formAction, ...rest }: ButtonProps) {
  const button = (
    <GovukButton
      {...rest}
      html={children}
      {...(formAction ? { attributes: { formAction } } : {})}
      classes={classNames(kindClass(kind), classes)}
      disabled={notNow ? true : undefined}
      preventDoubleClick={rest.type === 'button' ? undefined : true}
    />
  )
  if (!notNow) return button
  return (
    <div className="onward-not-now">
      {button}
      <p className="govuk-hint">{notNow}</p>
    </div>
  )
}

export type LinkButtonProps = { href: string; children: ReactNode; kind?: Kind; isStart?: boolean; classes?: string }

/** A link to a page where something is done, looking like a button. It stays a link to those who cannot see it. */
export function LinkButton({ href, children, kind = 'primary', isStart, classes }: LinkButtonProps) {
  return (
    <a
      href={href}
      className={classNames('govuk-button', kindClass(kind), isStart && 'govuk-button--start', classes)}
      draggable="false"
    >
      {children}
      {isStart ? <StartIcon /> : null}
    </a>
  )
}

/** Buttons and links side by side, under one another on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>
}

function StartIcon() {
  return (
    <svg className="govuk-button__start-icon" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true">
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

function kindClass(kind: Kind) {
  return kind === 'primary' ? undefined : `govuk-button--${kind}`
}
