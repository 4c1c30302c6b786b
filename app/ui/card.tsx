import type { ReactNode } from 'react'
import { StatusTag, type Tag } from './status-tag'

export type CardProps = {
  title: ReactNode
  href?: string
  headingLevel?: 2 | 3 | 4
  /** Who offers it, or where. */
  byline?: ReactNode
  tags?: readonly Tag[]
  /** Short facts: level, start, distance. */
  facts?: readonly { key: string; value: ReactNode }[]
  children?: ReactNode
  actions?: ReactNode
}

/** One result or one choice: what it is, whose, and the few facts to tell it from the next. */
export function Card({ title, href, headingLevel = 2, byline, tags = [], facts = [], children, actions }: CardProps) {
  const Heading = headings[headingLevel]
  return (
    <article className="onward-card">
      <div className="onward-card__head">
        <Heading className="onward-card__title">{href ? <a href={href}>{title}</a> : title}</Heading>
        {tags.map((tag) => (
          <StatusTag key={tag.text} tag={tag} />
        ))}
      </div>
      {byline ? <p className="onward-card__byline">{byline}</p> : null}
      {facts.length > 0 ? (
        <dl className="onward-card__facts">
          {facts.map(({ key, value }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {children}
      {actions ? <div className="onward-card__actions">{actions}</div> : null}
    </article>
  )
}

/** Cards under one another, or side by side where there is room. */
export function Cards({ columns, children }: { columns?: 2 | 3; children: ReactNode }) {
  return <div className={columns ? `onward-cards onward-cards--${columns}` : 'onward-cards'}>{children}</div>
}

const headings = { 2: 'h2', 3: 'h3', 4: 'h4' } as const
