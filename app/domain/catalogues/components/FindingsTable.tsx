import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type Finding = {
  tag: Tag
  line: number | null
  item: string | null
  field: string | null
  received: string | null
  advice: string
}

/** What was found in a file, line by line. */
export function FindingsTable({ findings }: { findings: Finding[] }) {
  return (
    <Table
      caption="Findings in the order of the file"
      hideCaption
      isCompact
      head={['Kind', { text: 'Line', isNumber: true }, 'Which', 'Field', 'What was sent', 'What it means']}
      rows={findings.map(({ tag, line, item, field, received, advice }) => [
        <StatusTag key="tag" tag={tag} />,
        line ?? '',
        item ?? '',
        field ?? '',
        received ?? '',
        advice,
      ])}
      empty={<p>Nothing was found.</p>}
    />
  )
}
