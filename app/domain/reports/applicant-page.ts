import { describe } from '~/domain/learners/timeline'
import type { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import type { Actor } from '~/kit/actor'
import { waitShown } from '~/domain/waiting-lists/waiting-list'
import { formatMoment } from '~/kit/dates'
import { historyRooms } from './choice-history'

type Found = Awaited<ReturnType<typeof findApplicantToDecide>>

/** One applicant as the screen and the paper of a provider show them; what is not named here does not reach the page. */
export function applicantPage(
  reader: Actor,
  { applicant, offer, interview, chooseBy, wait, earlier, questions, notes, messages, events }: Found,
) {
  const { sentAt, changedAt, learnerId, providerId, courseRunId, providerKind, places, isLate, answers, ...choice } =
    applicant
  return {
    choice: { ...choice, sentOn: sentAt ? formatMoment(sentAt) : null },
    offer,
    interview,
    chooseBy,
    questions,
    notes,
    messages,
    stopped: questions.find(({ outcome }) => outcome === null)?.daysLeft ?? null,
    wait: wait && waitShown(wait),
    earlier: earlier.map(({ id, state, courseTitle }) => ({ id, state, courseTitle })),
    history: events.flatMap((event) => {
      const what = describe(event, reader, ...historyRooms)
      const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
      return what ? [{ id: event.id, what, who: event.actorName ?? 'Onward', when }] : []
    }),
  }
}

export type ApplicantPage = ReturnType<typeof applicantPage>
