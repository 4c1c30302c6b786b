import { react, type Reaction } from '~/kit/jobs.server'
import '~/kit/mail.server'
import '~/domain/accounts/account.jobs.server'
import '~/domain/agreements/agreement.jobs.server'
import '~/domain/learners/invitation.jobs.server'
import { tellParentLinked } from '~/domain/parents/parent.jobs.server'
import '~/domain/registrations/registration.jobs.server'
import '~/domain/merging/registration-match.jobs.server'
import '~/domain/enrolments/condition.jobs.server'
import '~/domain/enrolments/enrolment.jobs.server'
import '~/domain/applications/application.jobs.server'
import { tellOfOpening } from '~/domain/applications/opening.jobs.server'
import { applicationChecks } from '~/domain/applications/impossible.jobs.server'
import '~/domain/guidance/nudge.jobs.server'
import { requestChecks } from '~/domain/requests/impossible.jobs.server'
import {
  dropRequestOf,
  followHolidaysWithQuestions,
  reopenRequestOf,
} from '~/domain/requests/request-clock.jobs.server'
import '~/domain/requests/request.jobs.server'
import { requestReferenceFor } from '~/domain/references/reference-request.jobs.server'
import '~/domain/endings/feedback.jobs.server'
import '~/domain/endings/rejection.jobs.server'
import { takeBackStartNews, tellApplicantsOfStart } from '~/domain/clocks/start-news.jobs.server'
import '~/domain/applications/update.jobs.server'
import { followHolidaysWithAnswers } from '~/domain/clocks/running-clock.jobs.server'
import '~/domain/endings/withdrawal.jobs.server'
import { followCalendarWithOffers } from '~/domain/offers/calendar-reaction.jobs.server'
import '~/domain/changed-offers/changed-offer.jobs.server'
import '~/domain/offers/offer.jobs.server'
import { tellDoneForYou } from '~/domain/offers/on-behalf.jobs.server'
import { afterAnAnswer } from '~/domain/offers/reply-clock.jobs.server'
import '~/domain/handovers/handover.jobs.server'
import '~/domain/learners/look-up.jobs.server'
import '~/domain/alerts/alert.jobs.server'
import '~/domain/attendance/register-chase.jobs.server'
import '~/domain/attendance/unexplained.jobs.server'
import { attendanceChecks } from '~/domain/attendance/impossible.jobs.server'
import { destinationChecks } from '~/domain/destinations/impossible.jobs.server'
import { proposeDestinationOf, proposeIntentionOf } from '~/domain/destinations/destination.jobs.server'
import { enrolmentChecks } from '~/domain/enrolments/impossible.jobs.server'
import { releaseBackupsOf } from '~/domain/enrolments/release.jobs.server'
import { interviewChecks } from '~/domain/interviews/impossible.jobs.server'
import { cancelInterviewsOf } from '~/domain/interviews/interview-reaction.jobs.server'
import { offerChecks } from '~/domain/offers/impossible.jobs.server'
import '~/domain/enrolment-desk/appointment.jobs.server'
import '~/domain/enrolment-desk/chase.jobs.server'
import '~/domain/enrolment-files/enrolment-file.jobs.server'
import '~/domain/enrolment-files/undo-file.jobs.server'
import '~/domain/reversals/restoration.jobs.server'
import '~/domain/reversals/revert.jobs.server'
import '~/domain/deferrals/deferral.jobs.server'
import { promoteBackupAfterCancellation } from '~/domain/cancellations/cancellation.jobs.server'
import '~/domain/cancellations/end-choices.jobs.server'
import '~/domain/bulk-acts/bulk-act.jobs.server'
import { tellPrograms } from '~/domain/exchange/delivery.jobs.server'
import { toldActions } from '~/domain/exchange/webhook'
import { promoteBackupOf } from '~/domain/offers/promote-backup.jobs.server'
import { keepWaitingListYearOf, leaveWaitingListOf } from '~/domain/waiting-lists/waiting-list.jobs.server'
import { textOfFreePlace } from '~/domain/messages/text-day.jobs.server'
import {
  askForCallAfter,
  askForCallWhenNothingIsLeft,
  proposeActivityOf,
  proposePlacementOf,
} from '~/domain/participation/activity.jobs.server'
import '~/domain/prospectus/prospectus-care.jobs.server'
import { prospectusChecks } from '~/domain/courses/impossible.jobs.server'
import { followKeyDates } from '~/domain/publishing/key-dates.jobs.server'
import { refreshAfter } from '~/domain/guarantees/guarantee.jobs.server'
import { followActivity } from '~/domain/activity-surveys/survey.jobs.server'
import { refreshLeaverAfter } from '~/domain/leavers/leaver.jobs.server'
import '~/domain/participation/task.jobs.server'
import '~/domain/caseload-acts/act.jobs.server'
import '~/domain/caseload-acts/go-on.jobs.server'
import '~/domain/out-of-area/refresh.jobs.server'
import '~/domain/notices/reminder.jobs.server'
import '~/domain/surveys/survey.jobs.server'
import '~/domain/nccis-returns/return.jobs.server'
import '~/domain/programme-ends/programme-end.jobs.server'
import { programmeChecks } from '~/domain/programme-ends/impossible.jobs.server'
import { followEnrolment } from '~/domain/programme-ends/reaction.jobs.server'
import { participationChecks } from '~/domain/participation/impossible.jobs.server'
import type { Check } from '~/kit/checks.server'
import { endSharesAfterConsent } from '~/domain/plan-shares/plan-share.jobs.server'
import { reviewAfterMoveOf } from '~/domain/reviews/review.jobs.server'
import { handBackOf } from '~/domain/queues/assignment.jobs.server'
import { planPlacementOf, takeBackPlacementAfter } from '~/domain/placements/case-reaction.jobs.server'
import '~/domain/panels/case.jobs.server'
import { panelChecks } from '~/domain/panels/impossible.jobs.server'
import '~/domain/placements/placement.jobs.server'
import { endSeatsAfter } from '~/domain/travel/minibus.jobs.server'
import '~/domain/allocation/adoption.jobs.server'
import '~/domain/accounts/forgetting.jobs.server'
import '~/domain/catalogues/course-feed.jobs.server'
import '~/domain/clocks/overdue.jobs.server'
import '~/domain/deferrals/deferral-reminder.jobs.server'
import '~/domain/deferrals/proposal.jobs.server'
import '~/domain/exchange/token.jobs.server'
import '~/domain/interviews/interview-time.jobs.server'
import '~/domain/interviews/interview.jobs.server'
import '~/domain/messages/digest.jobs.server'
import '~/domain/neighbours/neighbour.jobs.server'
import '~/domain/offers/lapse.jobs.server'
import '~/domain/planning/course-gap.jobs.server'
import '~/domain/predictions/prediction.jobs.server'
import '~/domain/progress/intervention.jobs.server'
import '~/domain/references/reference.jobs.server'

/*
 * Every job and every reaction, on one page. A job is known to the queue once its file is imported here; the night shift has a page of its own.
 */

/** What a later room does when something happens in an earlier one. */
const reactions: [action: string, reaction: Reaction][] = [
  ['invitation.accepted', tellParentLinked],
  ['membership.ended', handBackOf],
  ['learner.moved-school', reviewAfterMoveOf],
  ['consent.withdrawn', endSharesAfterConsent],
  ['key-date.moved', followKeyDates],
  ['key-date.moved', followCalendarWithOffers],
  ['requests.opened', tellOfOpening],
  ['closure.added', followHolidaysWithAnswers],
  ['closure.added', followHolidaysWithQuestions],
  ['closure.added', followCalendarWithOffers],
  ['closure.changed', followHolidaysWithAnswers],
  ['closure.changed', followHolidaysWithQuestions],
  ['closure.changed', followCalendarWithOffers],
  ['closure.removed', followHolidaysWithAnswers],
  ['closure.removed', followHolidaysWithQuestions],
  ['closure.removed', followCalendarWithOffers],
  ['course-run.withdrawn', tellApplicantsOfStart],
  ['course-run.restored', takeBackStartNews],
  ['course-run.filled', tellApplicantsOfStart],
  ['course-run.closed', tellApplicantsOfStart],
  ['choice.added', requestReferenceFor],
  ['choice.withdrawn', afterAnAnswer],
  ['choice.rejected', afterAnAnswer],
  ['choice.ran-out-of-time', afterAnAnswer],
  ['waiting-list.joined', afterAnAnswer],
  ['choice.closed-with-cycle', afterAnAnswer],
  ['choice.closed-with-cycle', dropRequestOf],
  ['choice.closed-with-cycle', cancelInterviewsOf],
  ['choice.closed-with-cycle', leaveWaitingListOf],
  ['choice.withdrawn', dropRequestOf],
  ['choice.ended-without-reply', afterAnAnswer],
  ['choice.ended-without-reply', cancelInterviewsOf],
  ['choice.ended-without-reply', dropRequestOf],
  ['choice.ended-without-reply', askForCallWhenNothingIsLeft],
  ['course.cancelled', afterAnAnswer],
  ['course.cancelled', cancelInterviewsOf],
  ['course.cancelled', leaveWaitingListOf],
  ['course.cancelled', promoteBackupAfterCancellation],
  ['course.cancelled', askForCallWhenNothingIsLeft],
  ['choice.withdrawn', cancelInterviewsOf],
  ['choice.withdrawn', leaveWaitingListOf],
  ['choice.rejected', cancelInterviewsOf],
  ['choice.rejected', leaveWaitingListOf],
  ['interview.arranged', dropRequestOf],
  ['interview.times-offered', dropRequestOf],
  ['cycle.closed', keepWaitingListYearOf],
  ['course.cancelled', dropRequestOf],
  ['choice.restored', reopenRequestOf],
  ['information.left-unanswered', afterAnAnswer],
  ['interview.arranged', leaveWaitingListOf],
  ['interview.times-offered', leaveWaitingListOf],
  ['offer.made', textOfFreePlace],
  ['offer.made', cancelInterviewsOf],
  ['offer.made', leaveWaitingListOf],
  ['waiting-list.joined', cancelInterviewsOf],
  ['offer.accepted', proposeIntentionOf],
  ['conditions.missed', promoteBackupOf],
  ['enrolment.recorded', releaseBackupsOf],
  ['enrolment.recorded', proposeActivityOf],
  ['enrolment.recorded', proposeDestinationOf],
  ['enrolment.recorded', followEnrolment],
  ['enrolment.not-arrived', askForCallAfter],
  ['offer.made', refreshAfter],
  ['enrolment.recorded', refreshAfter],
  ['activity.confirmed', refreshAfter],
  ['enrolment.recorded', followActivity],
  ['activity.confirmed', followActivity],
  ['enrolment.recorded', refreshLeaverAfter],
  ['activity.confirmed', refreshLeaverAfter],
  ['destination.intended', refreshLeaverAfter],
  ['case.confirmed', planPlacementOf],
  ['case.withdrawn', takeBackPlacementAfter],
  ['placement.started', proposePlacementOf],
  ['placement.withdrawn', endSeatsAfter],
  ['placement.left', endSeatsAfter],
  ['placement.transferred', endSeatsAfter],
  ['placement.completed', endSeatsAfter],
  ['placement.days-changed', endSeatsAfter],
  ['placement.course-changed', endSeatsAfter],
]

/** What the school or the adviser does for a learner, who is told at once. */
const doneForLearners = [
  ...['choice.added', 'choice.removed', 'choice.withdrawn', 'application.sent'],
  ...['section.written-for-learner', 'grades.written-for-learner'],
  ...['choice.deferred', 'deferral.refused', 'backup.promoted'],
  ...['offer.accepted', 'offer.kept-as-backup', 'offer.declined', 'information.answered'],
]
for (const action of doneForLearners) react(action, tellDoneForYou)

for (const [action, reaction] of reactions) react(action, reaction)
for (const action of toldActions) react(action, tellPrograms)

/** Questions that must have no answer, of every room. */
export const impossibleStates: Check[] = [
  ...prospectusChecks,
  ...applicationChecks,
  ...requestChecks,
  ...interviewChecks,
  ...offerChecks,
  ...enrolmentChecks,
  ...panelChecks,
  ...attendanceChecks,
  ...participationChecks,
  ...destinationChecks,
  ...programmeChecks,
]
