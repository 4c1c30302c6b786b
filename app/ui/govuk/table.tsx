import {
  type Attributes,
  type Content,
  classNames,
  contentOf,
  type MaybeItem,
  present,
  reactAttributes,
} from './shared'

export type TableCell = Content & {
  format?: string
  classes?: string
  colspan?: number
  rowspan?: number
  attributes?: Attributes
}

export type TableOptions = {
  caption?: string
  captionClasses?: string
  head?: TableCell[]
  rows?: MaybeItem<TableCell[]>[]
  firstCellIsHeader?: boolean
  classes?: string
  attributes?: Attributes
}

/** Rows and columns. */
export function GovukTable(options: TableOptions) {
  const { caption, captionClasses, head, rows, firstCellIsHeader, classes, attributes } = options
  return (
    <table className={classNames('govuk-table', classes)} {...reactAttributes(attributes)}>
      {caption ? <caption className={classNames('govuk-table__caption', captionClasses)}>{caption}</caption> : null}
      {head ? (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((cell, index) => (
              <th key={index} scope="col" {...cellAttributes(cell, 'header')}>
                {contentOf(cell)}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody className="govuk-table__body">
        {present(rows).map((row, index) => (
          <tr key={index} className="govuk-table__row">
            {row.map((cell, column) =>
              column === 0 && firstCellIsHeader ? (
                <th key={column} scope="row" {...cellAttributes({ ...cell, format: undefined }, 'header')}>
                  {contentOf(cell)}
                </th>
              ) : (
                <td key={column} {...cellAttributes(cell, 'cell')}>
                  {contentOf(cell)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellAttributes({ format, classes, colspan, rowspan, attributes }: TableCell, kind: 'header' | 'cell') {
  return {
    className: classNames(`govuk-table__${kind}`, format && `govuk-table__${kind}--${format}`, classes),
    colSpan: colspan || undefined,
    rowSpan: rowspan || undefined,
    ...reactAttributes(attributes),
  }
}
