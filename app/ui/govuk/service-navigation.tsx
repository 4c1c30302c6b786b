import type { ReactNode } from 'react'
import {
  type Attributes,
  type Content,
  classNames,
  contentOf,
  type MaybeItem,
  present,
  reactAttributes,
} from './shared'

type NavigationItem = Content & { href?: string; active?: boolean; current?: boolean; attributes?: Attributes }

type EndSlot = { html?: ReactNode; align?: string }

export type ServiceNavigationOptions = {
  serviceName?: string
  serviceUrl?: string
  navigation?: MaybeItem<NavigationItem>[]
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  menuButtonText?: string
  menuButtonLabel?: string
  collapseNavigationOnMobile?: boolean
  ariaLabel?: string
  slots?: { start?: ReactNode; end?: EndSlot; navigationStart?: ReactNode; navigationEnd?: ReactNode }
  classes?: string
  attributes?: Attributes
}

/** The main places of the service, for whoever is signed in. */
export function ServiceNavigation(options: ServiceNavigationOptions) {
  const { serviceName, slots, classes, attributes } = options
  const common = {
    className: classNames('govuk-service-navigation', classes),
    'data-module': 'govuk-service-navigation',
    ...reactAttributes(attributes),
  }
  const isLandmark = serviceName || slots?.start || slots?.end?.html
  if (!isLandmark)
    return (
      <div {...common}>
        <Inner {...options} />
      </div>
    )
  return (
    <section aria-label={options.ariaLabel ?? 'Service information'} {...common}>
      <Inner {...options} />
    </section>
  )
}

function Inner(options: ServiceNavigationOptions) {
  const { slots } = options
  return (
    <div
      className={classNames(
        'govuk-width-container',
        slots?.end?.align === 'inline' && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots?.start}
      <div className="govuk-service-navigation__container">
        <ServiceName {...options} />
        <Navigation {...options} />
      </div>
      {slots?.end?.html}
    </div>
  )
}

function ServiceName({ serviceName, serviceUrl }: ServiceNavigationOptions) {
  if (!serviceName) return null
  return (
    <span className="govuk-service-navigation__service-name">
      {serviceUrl ? (
        <a href={serviceUrl} className="govuk-service-navigation__link">
          {serviceName}
        </a>
      ) : (
        <span className="govuk-service-navigation__text">{serviceName}</span>
      )}
    </span>
  )
}

function Navigation(options: ServiceNavigationOptions) {
  const { slots, menuButtonLabel } = options
  const items = present(options.navigation)
  const buttonText = options.menuButtonText || 'Menu'
  const id = options.navigationId || 'navigation'
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return null
  return (
    <nav
      aria-label={options.navigationLabel || buttonText}
      className={classNames('govuk-service-navigation__wrapper', options.navigationClasses)}
    >
      {(options.collapseNavigationOnMobile ?? items.length > 1) ? (
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={menuButtonLabel && menuButtonLabel !== buttonText ? menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {buttonText}
        </button>
      ) : null}
      <ul className="govuk-service-navigation__list" id={id}>
        {slots?.navigationStart}
        {items.map((item, index) => (
          <Item key={index} {...item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

// The active link is strong as well, for readers who override colours and styles.
function Item({ href, active, current, attributes, ...content }: NavigationItem) {
  const isActive = active || current
  const ariaCurrent = current ? 'page' : isActive ? 'true' : undefined
  const words = contentOf(content)
  const inner = isActive ? <strong className="govuk-service-navigation__active-fallback">{words}</strong> : words
  return (
    <li className={classNames('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a
          className="govuk-service-navigation__link"
          href={href}
          aria-current={ariaCurrent}
          {...reactAttributes(attributes)}
        >
          {inner}
        </a>
      ) : words ? (
        <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {inner}
        </span>
      ) : null}
    </li>
  )
}
