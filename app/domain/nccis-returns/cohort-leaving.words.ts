import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import type { LeavingStatus } from './cohort-leaving'

/** How somebody left, in the words of the form. */
export const leavingWords: Record<LeavingStatus, { text: string; hint?: string }> = {
  T: { text: 'Moved to another authority in England' },
  E: { text: 'Left England' },
  L: { text: 'Education, health and care plan has ended', hint: 'Only from 18 on.' },
  D: { text: 'Died', hint: 'No letters go, and their account is shut. All of it comes back if this is taken back.' },
}

/** What the events about leaving say: to advisers only. */
export const leavingSentences: Sentences = {
  'cohort-leaving.recorded': (event, { role }) =>
    role === 'adviser' ? `No longer followed here: ${statusOf(event).toLowerCase()}, on ${dayOf(event)}` : null,
  'cohort-leaving.taken-back': (_, { role }) => (role === 'adviser' ? 'Followed here again' : null),
  'cohort-leaving.record-given': (event, { role }) =>
    role === 'adviser' ? `Record made for ${String(event.particulars['to'] ?? 'the next authority')}` : null,
}

function statusOf({ particulars }: TimelineEvent): string {
  const status = String(particulars['status'])
  return isStatus(status) ? leavingWords[status].text : 'left'
}

function dayOf({ particulars }: TimelineEvent): string {
  const day = particulars['leftOn']
  return typeof day === 'string' ? formatDay(day) : 'a day that is not known'
}

function isStatus(text: string): text is LeavingStatus {
  return Object.hasOwn(leavingWords, text)
}
