import { formatDay } from '~/kit/dates'
import type { ActivityEvidence } from './activity'

/** Who or what says it. */
export const sourceWords: Readonly<Record<string, string>> = {
  adviser: 'An adviser',
  enrolment: 'An enrolment',
  ending: 'The end of a course',
  register: 'Registers',
  placement: 'A shared place',
  self: 'The learner',
  survey: 'The annual survey',
  file: 'A file',
}

/** What a proposal rests on, in a sentence. */
export function proposalWords(source: string, { where, words, times, on }: ActivityEvidence): string {
  if (source === 'register' && times !== undefined && on !== undefined)
    return `Present ${times === 1 ? 'once' : `${times} times`} since the last check, last on ${formatDay(on)}.`
  if (source === 'placement') return `Began ${words ?? 'a course'} at ${where ?? 'another provider'}.`
  if (source === 'self' || source === 'survey') {
    const said = [where ? `At ${where}.` : null, words ? `In their words: “${words}”` : null].filter(Boolean)
    if (said.length > 0) return said.join(' ')
    return source === 'self' ? 'The learner told us on their own page.' : 'The learner answered the annual survey.'
  }
  return source === 'enrolment'
    ? 'Recorded as enrolled by who teaches them.'
    : 'Follows from how the last course ended.'
}

/** How long a spell has lasted. */
export function durationWords(days: number): string {
  if (days < 60) return days === 1 ? '1 day' : `${days} days`
  const months = Math.floor(days / 30.44)
  return months === 1 ? '1 month' : `${months} months`
}

/** What came of confirming several at once. */
export function confirmedWords({ done, left }: { done: number; left: readonly string[] }): string {
  const words = done === 1 ? '1 activity is confirmed.' : `${done} activities are confirmed.`
  return left.length === 0
    ? words
    : `${words} ${left.length} left as ${left.length === 1 ? 'it was' : 'they were'}: ${[...new Set(left)].join(' ')}`
}
