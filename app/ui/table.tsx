import { type ReactNode, useId } from 'react'
import { classNames } from './govuk/shared'

type Order = 'ascending' | 'descending'

export type Heading = {
  text: ReactNode
  isNumber?: boolean
  /** The name by which the list is sorted. */ sort?: string
}

export type TableProps = {
  caption: ReactNode
  captionSize?: 's' | 'm' | 'l'
  hideCaption?: boolean
  head: readonly (string | Heading)[]
  /** One list of cells for each row. */
  rows: readonly (readonly ReactNode[])[]
  /** How the rows are sorted now, and the URL that sorts them otherwise. */
  sort?: { by: string; order: Order; href: (by: string, order: Order) => string }
  /** The first cell names its row. */
  firstCellIsHeader?: boolean
  /** Closer lines, for long lists. */
  isCompact?: boolean
  /** On a phone each row stands as a block, its cells under one another with their headings: for tables one fills in. */
  isStacked?: boolean
  /** Nothing in a cell wraps: for tables so wide that they scroll anyway. */
  isOneLine?: boolean
  /** What is said instead when there are no rows. */
  empty?: ReactNode
}

/** Rows and columns; on a narrow screen the table scrolls, not the page. */
export function Table(props: TableProps) {
  const { caption, captionSize = 'm', hideCaption, rows, isCompact, isStacked, isOneLine, empty } = props
  const id = useId()
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div
      className={classNames(
        'onward-table',
        isStacked && 'onward-table--stacked',
        isOneLine && 'onward-table--one-line',
      )}
      role="region"
      aria-labelledby={id}
      tabIndex={0}
    >
      <table
        role={role(isStacked, 'table')}
        className={classNames('govuk-table', isCompact && 'govuk-table--small-text-until-tablet onward-table--compact')}
      >
        <caption
          id={id}
          className={
            hideCaption ? 'govuk-visually-hidden' : `govuk-table__caption govuk-table__caption--${captionSize}`
          }
        >
          {caption}
        </caption>
        <thead className="govuk-table__head" role={role(isStacked, 'rowgroup')}>
          <tr className="govuk-table__row" role={role(isStacked, 'row')}>
            {columns(props).map((column, index) => (
              <HeadCell key={index} heading={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body" role={role(isStacked, 'rowgroup')}>
          {rows.map((cells, index) => (
            <Row key={index} cells={cells} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function columns({ head }: TableProps): Heading[] {
  return head.map((heading) => (typeof heading === 'string' ? { text: heading } : heading))
}

// A table laid out as blocks is no table to some screen readers any more, unless it says so.
function role(isStacked: boolean | undefined, name: string) {
  return isStacked ? name : undefined
}

function Row({ cells, firstCellIsHeader, ...props }: TableProps & { cells: readonly ReactNode[] }) {
  const headings = columns(props)
  const { isStacked } = props
  return (
    <tr className="govuk-table__row" role={role(isStacked, 'row')}>
      {cells.map((cell, index) =>
        index === 0 && firstCellIsHeader ? (
          <th key={index} scope="row" className="govuk-table__header" role={role(isStacked, 'rowheader')}>
            {cell}
          </th>
        ) : (
          <td
            key={index}
            role={role(isStacked, 'cell')}
            data-heading={isStacked ? asWords(headings[index]?.text) : undefined}
            className={classNames('govuk-table__cell', headings[index]?.isNumber && 'govuk-table__cell--numeric')}
          >
            {cell}
          </td>
        ),
      )}
    </tr>
  )
}

function asWords(text: ReactNode) {
  return typeof text === 'string' ? text : undefined
}

function HeadCell({ heading, sort }: { heading: Heading; sort: TableProps['sort'] }) {
  const className = classNames('govuk-table__header', heading.isNumber && 'govuk-table__header--numeric')
  if (!sort || !heading.sort)
    return (
      <th scope="col" className={className}>
        {heading.text}
      </th>
    )
  const isSorted = sort.by === heading.sort
  const next = isSorted && sort.order === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={isSorted ? sort.order : 'none'}>
      <a className="onward-sort" href={sort.href(heading.sort, next)}>
        {heading.text}
      </a>
    </th>
  )
}
