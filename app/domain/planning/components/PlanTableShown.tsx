import { Table } from '~/ui/table'
import type { ReactNode } from 'react'
import type { PlanTable } from '../planning-table'
import { countWords } from '../planning.words'

type Props = { table: PlanTable; empty?: ReactNode }

/** A table of planning as it stands on a page and on paper. */
export function PlanTableShown({ table: { caption, names, columns, rows }, empty }: Props) {
  return (
    <Table
      caption={caption}
      firstCellIsHeader
      isCompact
      head={[...names, ...columns.map((text) => ({ text, isNumber: true }))]}
      rows={rows.map((row) => [
        ...row.names,
        ...row.cells.map((cell) => (typeof cell === 'string' ? cell : countWords(cell))),
      ])}
      empty={empty}
    />
  )
}
