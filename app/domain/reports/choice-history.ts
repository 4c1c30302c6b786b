import type { Actor } from '~/kit/actor'
import { answerers, schoolStaff } from '~/access/roles'
import { formatMoment } from '~/kit/dates'
import { applicationSentences } from '../applications/choice-timeline.words'
import { whyOf } from '../applications/transition.words'
import { deskSentences } from '../enrolment-desk/appointment.words'
import { enrolmentSentences } from '../enrolments/enrolment.words'
import { interviewSentences } from '../interviews/interview.words'
import { describe, type TimelineEvent } from '../learners/timeline'
import { offerSentences } from '../offers/offer.words'
import { requestSentences } from '~/domain/requests/request.words'
import { waitingListSentences } from '~/domain/waiting-lists/waiting-list.words'

/** The rooms that have words for what happens with a choice. */
export const historyRooms = [
  applicationSentences,
  requestSentences,
  interviewSentences,
  offerSentences,
  waitingListSentences,
  enrolmentSentences,
  deskSentences,
]

// What is a learner's to do: whoever else does it, does it for them.
const learnersOwn = [
  ...['choice.added', 'choice.removed', 'choice.withdrawn', 'application.sent', 'application.sent-to-school'],
  ...['offer.accepted', 'offer.kept-as-backup', 'offer.declined', 'information.answered'],
]

export type ChoiceHistoryEntry = {
  id: string
  what: string
  who: string | null
  why: string | null
  when: { iso: string; text: string }
}

/** What happened with one choice as its learner reads it: in order, who did it for them, and the rule behind it. */
export function choiceHistoryFor(reader: Actor, events: readonly TimelineEvent[]): ChoiceHistoryEntry[] {
  return events.flatMap((event) => {
    const what = describe(event, reader, ...historyRooms)
    if (what === null) return []
    const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
    return [{ id: event.id, what, who: whoDid(event), why: whyOf(event), when }]
  })
}

// A provider speaks as a provider; whoever acted for the learner stands there by name.
function whoDid({ action, actorRole, actorName, organisationName, isOnBehalf }: TimelineEvent): string | null {
  if (actorRole === 'learner') return isOnBehalf ? 'Onward support, for you' : 'you'
  if (actorRole === 'system') return 'Onward, by itself'
  if (isOneOf(answerers, actorRole)) return organisationName
  if (actorName === null) return null
  const whose = actorRole === 'adviser' ? 'your adviser' : isOneOf(schoolStaff, actorRole) ? 'your school' : null
  const forWhom = whose !== null && isOneOf(learnersOwn, action) ? 'for you' : null
  return [actorName, whose, forWhom].filter(Boolean).join(', ')
}

function isOneOf(roles: readonly string[], role: string) {
  return roles.includes(role)
}
