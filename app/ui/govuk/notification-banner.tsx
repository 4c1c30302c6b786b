import { createElement, type ReactNode } from 'react'
import { type Attributes, type Content, classNames, reactAttributes } from './shared'

export type NotificationBannerOptions = Content & {
  type?: string
  role?: string
  titleText?: string
  titleHtml?: ReactNode
  titleHeadingLevel?: number
  titleId?: string
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
  children?: ReactNode
}

/** News about what was just done, or what the reader must know before going on. */
export function GovukNotificationBanner(options: NotificationBannerOptions) {
  const isSuccess = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  return (
    <div
      className={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        options.classes,
      )}
      role={options.role || (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={options.disableAutoFocus}
      {...reactAttributes(options.attributes)}
    >
      <div className="govuk-notification-banner__header">
        {createElement(
          `h${options.titleHeadingLevel || 2}`,
          { className: 'govuk-notification-banner__title', id: titleId },
          options.titleHtml || options.titleText || (isSuccess ? 'Success' : 'Important'),
        )}
      </div>
      <div className="govuk-notification-banner__content">
        <BannerWords {...options} />
      </div>
    </div>
  )
}

function BannerWords({ children, html, text }: NotificationBannerOptions) {
  if (children || html) return <>{children ?? html}</>
  return text ? <p className="govuk-notification-banner__heading">{text}</p> : null
}
