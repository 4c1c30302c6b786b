import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { choiceTag } from '~/domain/applications/choice.words'
import { workingDaysBetween, type Closure } from '~/domain/cycles/working-day'
import { cappedWords } from '~/kit/capped-count'
import { londonDay } from '~/kit/dates'
import { queueGroups, type QueueGroup } from './queue'

type Row = {
  id: string
  state: ChoiceState
  group: QueueGroup
  givenNames: string
  familyName: string
  courseTitle: string
  schoolName: string | null
  sentAt: Date | null
  answerBy: string | null
}

type Days = { today: string; closures: readonly Closure[] }

/** The rows of a page as its tables show them: one for each group, or a single one where they are sorted by a day. */
export function queueParts(rows: readonly Row[], counts: Record<string, number>, days: Days, sort: string) {
  if (sort !== '') {
    const label = sort === 'newest' ? 'Newest first' : 'Oldest first'
    return rows.length === 0 ? [] : [{ name: sort, label, count: null, rows: rows.map((row) => queueRow(row, days)) }]
  }
  return queueGroups
    .map(({ name, label }) => ({
      name,
      label,
      count: cappedWords(counts[name] ?? 0),
      rows: rows.filter(({ group }) => group === name).map((row) => queueRow(row, days)),
    }))
    .filter((part) => part.rows.length > 0)
}

function queueRow(row: Row, { today, closures }: Days) {
  return {
    id: row.id,
    name: `${row.familyName}, ${row.givenNames}`,
    course: row.courseTitle,
    school: row.schoolName ?? 'No school',
    sent: row.sentAt ? londonDay(row.sentAt) : null,
    due: is(row.state, 'learnersTurn') ? null : row.answerBy,
    left: row.answerBy ? leftWords(row.answerBy, today, closures) : null,
    waits: is(row.state, 'decisionPending') ? 'After the answer' : 'None',
    tag: choiceTag(row.state, 'provider'),
  }
}

function leftWords(answerBy: string, today: string, closures: readonly Closure[]) {
  if (answerBy < today) return 'overdue'
  const left = workingDaysBetween(today, answerBy, closures)
  return left === 0 ? 'today' : `${left} working ${left === 1 ? 'day' : 'days'} left`
}
