import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { choiceTag } from '../choice.words'
import type { ChoiceState } from '../choice.states'
import { queueGroups, type QueueGroup } from '../queue'

export type QueueLine = {
  id: string
  state: ChoiceState
  group: QueueGroup
  name: string
  reference: string
  schoolName: string | null
  courseTitle: string
  isLate: boolean
  /** Working days left to answer; below nothing when the day has passed; null when no answer is owed. */
  daysLeft: number | null
}

/** A provider's queue, one table for each group, in the order in which they need somebody. */
export function QueueTable({ rows }: { rows: QueueLine[] }) {
  if (rows.length === 0) return <Empty title="No applications here">Change what you look for, or come back later.</Empty>
  return queueGroups.map(({ name, label }) => {
    const own = rows.filter(({ group }) => group === name)
    if (own.length === 0) return null
    return (
      <Table
        key={name}
        caption={label}
        head={['Learner', 'Course', 'Reference', 'State', { text: 'Days left', isNumber: true }]}
        firstCellIsHeader
        isCompact
        rows={own.map((row) => [
          <>
            <a key="name" className="govuk-link" href={paths.provider.choice(row.id)}>
              {row.name}
            </a>
            {row.schoolName ? <span className="govuk-hint">{row.schoolName}</span> : null}
          </>,
          row.courseTitle,
          row.reference,
          <StatusTag key="state" tag={choiceTag(row.state, 'provider')} />,
          daysInWords(row.daysLeft),
        ])}
      />
    )
  })
}

function daysInWords(daysLeft: number | null) {
  if (daysLeft === null) return ''
  if (daysLeft < 0) return 'Overdue'
  return daysLeft === 0 ? 'Today' : String(daysLeft)
}
