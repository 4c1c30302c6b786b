import { fullName } from '~/domain/learners/learner'
import { formatDay, formatShortDay, londonDay } from '~/kit/dates'
import { courseAt } from './case-shown'
import type { CaseState } from './case.states'

type Found = {
  id: string
  givenNames: string
  familyName: string
  state: CaseState
  home: string
  wishes: readonly { title: string; host: string }[]
  given: { title: string; host: string } | null
  putAt: Date
  urgentWhy: string | null
  answerBy: string | null
}

const decided: readonly CaseState[] = ['provisional', 'confirmed', 'refused', 'withdrawn']

/** One line of a list of cases. */
export function caseRow(found: Found, href: string, today: string) {
  const { id, state, home, given, wishes, answerBy, urgentWhy } = found
  const isWaiting = urgentWhy !== null && !decided.includes(state)
  return {
    ...{ id, href, state, home, name: fullName(found) },
    wishes: given ? courseAt(given) : wishes.map(courseAt).join('; '),
    when: formatDay(londonDay(found.putAt)),
    urgent: isWaiting ? urgentWords(answerBy, today) : null,
  }
}

function urgentWords(answerBy: string | null, today: string): string {
  if (answerBy === null) return 'Urgent'
  return answerBy < today ? 'Urgent and late' : `Urgent: by ${formatShortDay(answerBy, today)}`
}
