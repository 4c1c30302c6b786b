import { createElement, type ReactNode } from 'react'
import { GovukButton } from './button'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

type PanelAction = {
  text?: string
  href?: string
  type?: 'button' | 'submit'
  classes?: string
  attributes?: Attributes
}

export type PanelOptions = Content & {
  titleText?: ReactNode
  titleHtml?: ReactNode
  headingLevel?: number
  actions?: { items?: PanelAction[]; classes?: string; attributes?: Attributes }
  classes?: string
  attributes?: Attributes
  children?: ReactNode
}

/** A deed is done, in large letters; or a halt before something weighty. */
export function GovukPanel(options: PanelOptions) {
  const isInterruption = Boolean(options.classes?.includes('govuk-panel--interruption'))
  const body = options.children ?? contentOf(options)
  return (
    <div
      className={classNames('govuk-panel', !isInterruption && 'govuk-panel--confirmation', options.classes)}
      {...reactAttributes(options.attributes)}
    >
      {createElement(
        `h${options.headingLevel || 1}`,
        { className: 'govuk-panel__title' },
        options.titleHtml || options.titleText,
      )}
      {body ? <div className="govuk-panel__body">{body}</div> : null}
      {isInterruption && options.actions ? <Actions {...options.actions} /> : null}
    </div>
  )
}

function Actions({ items, classes, attributes }: NonNullable<PanelOptions['actions']>) {
  return (
    <div className={classNames('govuk-panel__actions', classes)} {...reactAttributes(attributes)}>
      {items?.length ? (
        <div className="govuk-button-group">
          {items.map((action, index) => (
            <Action key={index} {...action} />
          ))}
        </div>
      ) : null}
    </div>
  )
}

function Action({ text, href, type, classes, attributes }: PanelAction) {
  if (href && type !== 'button')
    return (
      <a className={classNames('govuk-link govuk-link--inverse', classes)} href={href} {...reactAttributes(attributes)}>
        {text}
      </a>
    )
  return (
    <GovukButton
      text={text}
      type={type || 'button'}
      classes={classNames('govuk-button--inverse', classes)}
      href={href}
      attributes={attributes}
    />
  )
}
