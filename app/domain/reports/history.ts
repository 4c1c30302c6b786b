import { formatMoment } from '~/kit/dates'
import type { Role } from '~/kit/actor'
import { applicationSentences } from '../applications/choice-timeline.words'
import { leavingSentences } from '../nccis-returns/cohort-leaving.words'
import { circumstanceSentences } from '../circumstances/circumstances.words'
import { consentSentences } from '../consents/consent.words'
import { alertSentences } from '../alerts/alert.words'
import { attendanceSentences } from '../attendance/attendance.words'
import { destinationSentences } from '../destinations/destination.words'
import { returnFileSentences } from '../return-files/return-file.words'
import { deskSentences } from '../enrolment-desk/appointment.words'
import { enrolmentSentences } from '../enrolments/enrolment.words'
import { interviewSentences } from '../interviews/interview.words'
import { handoverSentences } from '~/domain/handovers/handover.words'
import { caseSentences } from '~/domain/panels/case.words'
import { describe, type TimelineEvent } from '../learners/timeline'
import { learnerSentences } from '../learners/timeline.words'
import { offerSentences } from '../offers/offer.words'
import { requestSentences } from '~/domain/requests/request.words'
import { waitingListSentences } from '~/domain/waiting-lists/waiting-list.words'
import { parentSentences } from '../parents/parent.words'
import { guaranteeSentences } from '../guarantees/guarantee.words'
import { activitySurveySentences } from '../activity-surveys/survey.words'
import { leaverSentences } from '../leavers/leaver.words'
import { participationSentences } from '../participation/activity.words'
import { planShareSentences } from '../plan-shares/plan-share.words'
import { programmeSentences } from '../programme-ends/programme-end.words'
import { taskSentences } from '../participation/task.words'
import { planSentences } from '../plans/plan.words'
import { progressNoteSentences } from '../plans/progress-note.words'
import { progressSentences } from '../progress/intervention.words'
import { reviewSentences } from '../reviews/review.words'
import { targetSentences } from '../targets/target.words'
import { shortlistSentences } from '../plans/shortlist.words'

const everyRoom = [
  learnerSentences,
  consentSentences,
  parentSentences,
  applicationSentences,
  requestSentences,
  interviewSentences,
  offerSentences,
  waitingListSentences,
  enrolmentSentences,
  deskSentences,
  attendanceSentences,
  alertSentences,
  planSentences,
  targetSentences,
  reviewSentences,
  planShareSentences,
  progressNoteSentences,
  progressSentences,
  shortlistSentences,
  participationSentences,
  guaranteeSentences,
  leaverSentences,
  activitySurveySentences,
  circumstanceSentences,
  leavingSentences,
  taskSentences,
  programmeSentences,
  handoverSentences,
  caseSentences,
  destinationSentences,
  returnFileSentences,
]

export type HistoryEntry = { id: string; what: string; who: string; when: { iso: string; text: string } }

/** A learner's history in sentences for one reader, from the words of every room. */
export function historyFor(reader: { role: Role }, events: readonly TimelineEvent[]): HistoryEntry[] {
  return events.flatMap((event) => {
    const what = describe(event, reader, ...everyRoom)
    if (what === null) return []
    const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
    return [{ id: event.id, what, who: whoDid(event), when }]
  })
}

function whoDid({ actorName, organisationName, actorRole, isOnBehalf }: TimelineEvent): string {
  if (actorName === null) return actorRole === 'system' ? 'Onward' : 'somebody'
  const name = organisationName ? `${actorName}, ${organisationName}` : actorName
  return isOnBehalf ? `Onward support for ${name}` : name
}
