import type { ReactNode } from 'react'
import { formatMoment } from '~/kit/dates'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { outcomeWords } from '../survey.words'

type Dispute = {
  id: string
  raisedAt: Date
  whereNow: string | null
  words: string
  outcome: string | null
  reason: string | null
  givenNames: string
  familyName: string
  schoolName: string
  told: string
  recorded: string | null
}

/** A dispute in words. */
export function disputeShown({ id, raisedAt, whereNow, words, outcome, reason, ...row }: Dispute) {
  return {
    ...{ id, name: `${row.givenNames} ${row.familyName}`, school: row.schoolName, when: formatMoment(raisedAt), words },
    recorded: row.recorded ?? 'Not known',
    told: [row.told, whereNow].filter(Boolean).join(', '),
    answer:
      outcome === null ? 'Nobody has looked at it yet' : [outcomeWords[outcome], reason].filter(Boolean).join('. '),
  }
}

type Props = {
  rows: readonly ReturnType<typeof disputeShown>[]
  /** The last cell of each: what can be done with it, or what came of it. */
  last: { heading: string; cell: (row: ReturnType<typeof disputeShown>) => ReactNode }
  empty: string
}

/** What schools say is not right. */
export function DisputeTable({ rows, last, empty }: Props) {
  return (
    <Table
      caption="What is disputed"
      hideCaption
      isStacked
      firstCellIsHeader
      head={['Former pupil', 'School', 'Recorded', 'The school says', 'How it knows', last.heading]}
      rows={rows.map((row) => [
        row.name,
        `${row.school}, ${row.when}`,
        row.recorded,
        row.told,
        row.words,
        last.cell(row),
      ])}
      empty={<Empty title="Nothing is disputed">{empty}</Empty>}
    />
  )
}
