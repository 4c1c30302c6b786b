import { createElement } from 'react'
import {
  type Attributes,
  type Content,
  classNames,
  contentOf,
  type MaybeItem,
  present,
  reactAttributes,
} from './shared'

export type ActionLink = Content & {
  href?: string
  visuallyHiddenText?: string
  classes?: string
  attributes?: Attributes
}

type Actions = { items?: ActionLink[]; classes?: string }

export type SummaryRow = {
  key?: Content & { classes?: string }
  value?: Content & { classes?: string }
  actions?: Actions
  classes?: string
}

type CardTitle = Content & { headingLevel?: number; classes?: string }

export type SummaryCard = { title?: CardTitle; actions?: Actions; classes?: string; attributes?: Attributes }

export type SummaryListOptions = {
  rows?: MaybeItem<SummaryRow>[]
  card?: SummaryCard
  classes?: string
  attributes?: Attributes
}

/** Facts, each with its name and, where it may be changed, the link to do so. */
export function GovukSummaryList({ rows, card, classes, attributes }: SummaryListOptions) {
  const shown = present(rows)
  const hasActions = shown.some((row) => row.actions?.items?.length)
  const list = (
    <dl className={classNames('govuk-summary-list', classes)} {...reactAttributes(attributes)}>
      {shown.map((row, index) => (
        <Row key={index} row={row} hasActions={hasActions} cardTitle={card?.title} />
      ))}
    </dl>
  )
  if (!card) return list
  return (
    <div className={classNames('govuk-summary-card', card.classes)} {...reactAttributes(card.attributes)}>
      <CardHead {...card} />
      <div className="govuk-summary-card__content">{list}</div>
    </div>
  )
}

type RowProps = { row: SummaryRow; hasActions: boolean; cardTitle: CardTitle | undefined }

function Row({ row, hasActions, cardTitle }: RowProps) {
  const actions = row.actions?.items ?? []
  return (
    <div
      className={classNames(
        'govuk-summary-list__row',
        hasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt className={classNames('govuk-summary-list__key', row.key?.classes)}>{contentOf(row.key ?? {})}</dt>
      <dd className={classNames('govuk-summary-list__value', row.value?.classes)}>{contentOf(row.value ?? {})}</dd>
      {actions.length > 0 ? (
        <dd className={classNames('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? (
            actions.map((action, index) => <Action key={index} action={action} cardTitle={cardTitle} />)
          ) : (
            <ul className="govuk-summary-list__actions-list">
              {actions.map((action, index) => (
                <li key={index} className="govuk-summary-list__actions-list-item">
                  <Action action={action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      ) : null}
    </div>
  )
}

function CardHead({ title, actions }: SummaryCard) {
  const items = actions?.items ?? []
  const className = classNames('govuk-summary-card__actions', actions?.classes)
  return (
    <div className="govuk-summary-card__title-wrapper">
      {title
        ? createElement(
            `h${title.headingLevel || 2}`,
            { className: classNames('govuk-summary-card__title', title.classes) },
            contentOf(title),
          )
        : null}
      {items.length === 1 ? (
        <div className={className}>
          {items.map((action, index) => (
            <Action key={index} action={action} cardTitle={title} />
          ))}
        </div>
      ) : null}
      {items.length > 1 ? (
        <ul className={className}>
          {items.map((action, index) => (
            <li key={index} className="govuk-summary-card__action">
              <Action action={action} cardTitle={title} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Action({ action, cardTitle }: { action: ActionLink; cardTitle: CardTitle | undefined }) {
  const { href, visuallyHiddenText, classes, attributes } = action
  return (
    <a className={classNames('govuk-link', classes)} href={href} {...reactAttributes(attributes)}>
      {contentOf(action)}
      {visuallyHiddenText || cardTitle ? (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText ? ` ${visuallyHiddenText}` : null}
          {cardTitle ? <> ({contentOf(cardTitle)})</> : null}
        </span>
      ) : null}
    </a>
  )
}
