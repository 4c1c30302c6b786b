import type { ReactNode } from 'react'
import { type Attributes, type Content, classNames, contentOf, reactAttributes } from './shared'

export type BackLinkProps = Content & { href?: string; classes?: string; attributes?: Attributes }

/** The way back to the page before, above the heading. */
export function BackLink({ href, classes, attributes, ...content }: BackLinkProps) {
  return (
    <a href={href || '#'} className={classNames('govuk-back-link', classes)} {...reactAttributes(attributes)}>
      {contentOf(content) || 'Back'}
    </a>
  )
}

export type SkipLinkProps = Content & { href?: string; classes?: string; attributes?: Attributes }

/** Lets a keyboard user jump over the header. */
export function SkipLink({ href, classes, attributes, ...content }: SkipLinkProps) {
  return (
    <a
      href={href || '#content'}
      className={classNames('govuk-skip-link', classes)}
      {...reactAttributes(attributes)}
      data-module="govuk-skip-link"
    >
      {contentOf(content)}
    </a>
  )
}

type Crumb = Content & { href?: string; attributes?: Attributes }

export type BreadcrumbsProps = {
  items: Crumb[]
  classes?: string
  collapseOnMobile?: boolean
  attributes?: Attributes
  labelText?: string
}

/** Where this page sits in the hierarchy. */
export function Breadcrumbs({ items, classes, collapseOnMobile, attributes, labelText }: BreadcrumbsProps) {
  return (
    <nav
      className={classNames('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      {...reactAttributes(attributes)}
      aria-label={labelText ?? 'Breadcrumb'}
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) => (
          <CrumbItem key={index} {...item} />
        ))}
      </ol>
    </nav>
  )
}

function CrumbItem({ href, attributes, ...content }: Crumb) {
  const words: ReactNode = contentOf(content)
  if (!href)
    return (
      <li className="govuk-breadcrumbs__list-item" aria-current="page">
        {words}
      </li>
    )
  return (
    <li className="govuk-breadcrumbs__list-item">
      <a className="govuk-breadcrumbs__link" href={href} {...reactAttributes(attributes)}>
        {words}
      </a>
    </li>
  )
}
