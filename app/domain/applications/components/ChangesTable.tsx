import { Table } from '~/ui/table'
import type { Change } from '../update'

/** What was sent, beside what it is now. */
export function ChangesTable({ caption, changes }: { caption: string; changes: readonly Change[] }) {
  return (
    <Table
      caption={caption}
      captionSize="s"
      head={['What', 'Before', 'Now']}
      firstCellIsHeader
      isStacked
      rows={changes.map(({ label, before, after }) => [label, words(before), words(after)])}
    />
  )
}

function words(answer: string) {
  return answer === '' ? 'Nothing' : <span className="onward-own-words">{answer}</span>
}
