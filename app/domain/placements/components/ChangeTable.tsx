import { Table } from '~/ui/table'

type Row = { id: string; what: string; was: string; becomes: string; from: string; why: string; who: string }

/** What has changed while a placement went on: nothing is shown where nothing has. */
export function ChangeTable({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <Table
      caption="Changes"
      isStacked
      firstCellIsHeader
      head={['What', 'Before', 'After', 'From', 'Why', 'By whom']}
      rows={rows.map(({ what, was, becomes, from, why, who }) => [what, was, becomes, from, why, who])}
    />
  )
}
