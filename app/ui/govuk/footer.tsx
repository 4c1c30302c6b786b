import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

type FooterLink = { href?: string; text?: string; attributes?: Attributes }

type FooterSection = { title?: string; columns?: number; width?: string; items?: FooterLink[] }

export type FooterOptions = {
  navigation?: FooterSection[]
  meta?: Content & { visuallyHiddenTitle?: string; items?: FooterLink[] }
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** The foot of the page. Unlike the design system's own it has no crown, no crest and no licence: those are not ours. */
export function GovukFooter({ navigation, meta, containerClasses, classes, attributes }: FooterOptions) {
  return (
    <div className={classNames('govuk-footer', classes)} {...reactAttributes(attributes)}>
      <div className={classNames('govuk-width-container', containerClasses)}>
        {navigation?.length ? (
          <>
            <div className="govuk-footer__navigation">
              {navigation.map((section, index) => (
                <Section key={index} {...section} />
              ))}
            </div>
            <hr className="govuk-footer__section-break" />
          </>
        ) : null}
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {meta ? <Meta {...meta} /> : null}
          </div>
        </div>
      </div>
    </div>
  )
}

function Section({ title, columns, width, items }: FooterSection) {
  return (
    <div className={`govuk-footer__section govuk-grid-column-${width || 'full'}`}>
      <h2 className="govuk-footer__heading govuk-heading-m">{title}</h2>
      {items?.length ? (
        <ul
          className={classNames('govuk-footer__list', columns ? `govuk-footer__list--columns-${columns}` : undefined)}
        >
          {items.map((item, index) =>
            item.href && item.text ? <LinkItem key={index} {...item} className="govuk-footer__list-item" /> : null,
          )}
        </ul>
      ) : null}
    </div>
  )
}

function Meta({ visuallyHiddenTitle, items, ...content }: NonNullable<FooterOptions['meta']>) {
  const words = contentOf(content)
  return (
    <>
      <h2 className="govuk-visually-hidden">{visuallyHiddenTitle || 'Support links'}</h2>
      {items?.length ? (
        <ul className="govuk-footer__inline-list">
          {items.map((item, index) => (
            <LinkItem key={index} {...item} className="govuk-footer__inline-list-item" />
          ))}
        </ul>
      ) : null}
      {words ? <div className="govuk-footer__meta-custom">{words}</div> : null}
    </>
  )
}

function LinkItem({ href, text, attributes, className }: FooterLink & { className: string }) {
  return (
    <li className={className}>
      <a className="govuk-footer__link" href={href} {...reactAttributes(attributes)}>
        {text}
      </a>
    </li>
  )
}
