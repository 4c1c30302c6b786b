import type { Actor } from '~/kit/actor'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { readsSupport } from './case'
import type { CaseState } from './case.states'
import { isOutcome, outcomeWords } from './case.words'

type Course = { title: string; host: string }

type Facts = {
  home: string
  caller: string
  putFromId: string
  state: CaseState
  wishes: readonly Course[]
  given: Course | null
  why: string
  needsTransport: boolean
  support: string | null
  isAgreed: boolean
  urgentWhy: string | null
  answerBy: string | null
  submittedAt: Date | null
  startsOn: string | null
  endsOn: string | null
  heldUntil: Date | null
  reason: string | null
  detail: string | null
}

/** What a case says, line by line, for staff: as far as this reader may read it. */
export function caseFacts(actor: Actor, found: Facts) {
  const { given, heldUntil, startsOn, endsOn, reason, detail, urgentWhy, answerBy, submittedAt, support } = found
  return [
    { key: 'Home school', value: found.home },
    { key: 'Put forward by', value: found.caller },
    { key: 'Submitted', value: submittedAt ? formatMoment(submittedAt) : 'Not yet' },
    { key: 'Wishes', value: found.wishes.map((wish, at) => `${at + 1}. ${courseAt(wish)}`).join('; ') },
    { key: 'Why', value: found.why },
    { key: 'Transport', value: found.needsTransport ? 'Needed' : 'Not needed' },
    ...(readsSupport(actor, found) ? [{ key: 'Support needed', value: support ?? 'None beyond the usual' }] : []),
    { key: 'The learner agrees', value: found.isAgreed ? 'Yes' : 'Not yet' },
    ...(urgentWhy
      ? [{ key: 'Urgent', value: `${urgentWhy}${answerBy ? ` Answer by ${formatDay(answerBy)}.` : ''}` }]
      : []),
    ...(given && startsOn && endsOn
      ? [{ key: 'Place', value: `${courseAt(given)}, ${formatDay(startsOn)} to ${formatDay(endsOn)}` }]
      : []),
    ...(heldUntil ? [{ key: 'Held until', value: formatDay(londonDay(heldUntil)) }] : []),
    ...(reason ? [{ key: 'Reason', value: [reason, detail].filter((part) => part !== null).join(': ') }] : []),
  ]
}

type Decision = {
  outcome: string
  isAppeal: boolean
  decidedAt: string | Date
  reason: string | null
  detail: string | null
}

/** The decisions on a case as rows of a table: when, what, why. */
export function decisionRows(decisions: readonly Decision[]): string[][] {
  return decisions.map(({ outcome, isAppeal, decidedAt, reason, detail }) => [
    formatDay(londonDay(new Date(decidedAt))),
    `${isOutcome(outcome) ? outcomeWords[outcome] : outcome}${isAppeal ? ', on appeal' : ''}`,
    [reason, detail].filter((part) => part !== null).join(': ') || 'None needed',
  ])
}

export function courseAt({ title, host }: Course): string {
  return `${title} at ${host}`
}

type Appeal = { words: string; madeAt: string | Date; endedAt: unknown }

/** The appeal on a case, as it is shown. */
export function appealShown(appeal: Appeal | null) {
  if (appeal === null) return null
  const { words, madeAt, endedAt } = appeal
  return { words, when: formatDay(londonDay(new Date(madeAt))), isOpen: endedAt === null }
}
