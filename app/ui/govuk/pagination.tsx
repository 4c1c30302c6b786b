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

type ArrowLink = Content & { href?: string; labelText?: string; attributes?: Attributes }

type PageItem = {
  number?: string | number
  visuallyHiddenText?: string
  href?: string
  current?: boolean
  ellipsis?: boolean
  attributes?: Attributes
}

export type PaginationOptions = {
  items?: MaybeItem<PageItem>[]
  previous?: ArrowLink
  next?: ArrowLink
  landmarkLabel?: string
  classes?: string
  attributes?: Attributes
}

/** The way from page to page of a long list. */
export function GovukPagination({ items, previous, next, landmarkLabel, classes, attributes }: PaginationOptions) {
  const isBlock = !items && Boolean(next || previous)
  return (
    <nav
      className={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', classes)}
      aria-label={landmarkLabel || 'Pagination'}
      {...reactAttributes(attributes)}
    >
      {previous?.href ? <Arrow link={previous} kind="prev" isBlock={isBlock} word="Previous" /> : null}
      {items ? (
        <ul className="govuk-pagination__list">
          {present(items).map((item, index) => (
            <Item key={index} {...item} />
          ))}
        </ul>
      ) : null}
      {next?.href ? <Arrow link={next} kind="next" isBlock={isBlock} word="Next" /> : null}
    </nav>
  )
}

function Item({ number, visuallyHiddenText, href, current, ellipsis, attributes }: PageItem) {
  if (number === undefined && !ellipsis) return null
  const className = classNames(
    'govuk-pagination__item',
    current && 'govuk-pagination__item--current',
    ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (ellipsis) return <li className={className}>⋯</li>
  return (
    <li className={className}>
      <a
        className="govuk-link govuk-pagination__link"
        href={href}
        aria-label={visuallyHiddenText ?? `Page ${number}`}
        aria-current={current ? 'page' : undefined}
        {...reactAttributes(attributes)}
      >
        {number}
      </a>
    </li>
  )
}

type ArrowProps = { link: ArrowLink; kind: 'prev' | 'next'; isBlock: boolean; word: string }

function Arrow({ link, kind, isBlock, word }: ArrowProps) {
  const isFirst = isBlock || kind === 'prev'
  const words: ReactNode = contentOf(link) || (
    <>
      {word}
      <span className="govuk-visually-hidden"> page</span>
    </>
  )
  return (
    <div className={`govuk-pagination__${kind}`}>
      <a
        className="govuk-link govuk-pagination__link"
        href={link.href}
        rel={kind}
        {...reactAttributes(link.attributes)}
      >
        {isFirst ? <Icon kind={kind} /> : null}
        <span
          className={classNames(
            'govuk-pagination__link-title',
            isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {words}
        </span>
        {link.labelText && isBlock ? (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {isFirst ? null : <Icon kind={kind} />}
      </a>
    </div>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Icon({ kind }: { kind: 'prev' | 'next' }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[kind]} />
    </svg>
  )
}
