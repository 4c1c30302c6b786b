import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import type { Check } from '../check'

type Props = { caption: string; checks: readonly Check[] }

const tags = {
  green: { text: 'Stands', colour: 'green' },
  amber: { text: 'Look', colour: 'yellow' },
  red: { text: 'Stops it', colour: 'red' },
} as const

/** What stands for and against a place on one course. */
export function CheckTable({ caption, checks }: Props) {
  return (
    <Table
      caption={caption}
      captionSize="s"
      isCompact
      firstCellIsHeader
      head={['Check', 'State', 'Now']}
      rows={checks.map(({ name, is, says }) => [name, <StatusTag key="tag" tag={tags[is]} />, says])}
    />
  )
}
