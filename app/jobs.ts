import { closeEstablishments } from '~/domain/accounts/establishment.commands.server'
import { react, type Reaction } from '~/kit/jobs.server'
import type { Shift } from '~/kit/night-shift.server'
import '~/kit/mail.server'
import '~/domain/accounts/account.jobs.server'
import '~/domain/agreements/agreement.jobs.server'
import { forgetTyping } from '~/domain/accounts/forgetting.jobs.server'
import '~/domain/learners/invitation.jobs.server'
import { tellParentLinked } from '~/domain/parents/parent.jobs.server'
import { forgetUnconfirmed } from '~/domain/registrations/registration.commands.server'
import '~/domain/registrations/registration.jobs.server'
import '~/domain/merging/registration-match.jobs.server'
import { forgetUndoableRolls } from '~/domain/learners/roll-undo-rows.commands.server'
import '~/domain/enrolments/condition.jobs.server'
import '~/domain/enrolments/enrolment.jobs.server'
import '~/domain/applications/application.jobs.server'
import { tellOfOpening } from '~/domain/applications/opening.jobs.server'
import { openCyclesOfNewYear } from '~/domain/cycles/cycle-turn.commands.server'
import { tellOfOpenings } from '~/domain/pauses/pause.commands.server'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { releaseDueChecks } from '~/domain/applications/school-check.commands.server'
import { applicationChecks } from '~/domain/applications/impossible.jobs.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { chaseProviders } from '~/domain/clocks/overdue.jobs.server'
import '~/domain/guidance/nudge.jobs.server'
import { requestChecks } from '~/domain/requests/impossible.jobs.server'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import {
  dropRequestOf,
  followHolidaysWithQuestions,
  remindOfQuestions,
  reopenRequestOf,
} from '~/domain/requests/request-clock.jobs.server'
import '~/domain/requests/request.jobs.server'
import { chaseReferences } from '~/domain/references/reference.jobs.server'
import { requestReferenceFor } from '~/domain/references/reference-request.jobs.server'
import { forgetUndoablePredictions } from '~/domain/predictions/prediction.jobs.server'
import '~/domain/endings/feedback.jobs.server'
import '~/domain/endings/rejection.jobs.server'
import { takeBackStartNews, tellApplicantsOfStart } from '~/domain/clocks/start-news.jobs.server'
import '~/domain/applications/update.jobs.server'
import { followHolidaysWithAnswers } from '~/domain/clocks/running-clock.jobs.server'
import '~/domain/endings/withdrawal.jobs.server'
import { followCalendarWithOffers } from '~/domain/offers/calendar-reaction.jobs.server'
import '~/domain/changed-offers/changed-offer.jobs.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { remindOfOffers } from '~/domain/offers/lapse.jobs.server'
import '~/domain/offers/offer.jobs.server'
import { tellDoneForYou } from '~/domain/offers/on-behalf.jobs.server'
import { afterAnAnswer } from '~/domain/offers/reply-clock.jobs.server'
import '~/domain/handovers/handover.jobs.server'
import '~/domain/learners/look-up.jobs.server'
import { attendanceChecks } from '~/domain/attendance/impossible.jobs.server'
import { destinationChecks } from '~/domain/destinations/impossible.jobs.server'
import { proposeDestinationOf, proposeIntentionOf } from '~/domain/destinations/destination.jobs.server'
import { enrolmentChecks } from '~/domain/enrolments/impossible.jobs.server'
import { releaseBackupsOf } from '~/domain/enrolments/release.jobs.server'
import { interviewChecks } from '~/domain/interviews/impossible.jobs.server'
import { remindOfInterviews } from '~/domain/interviews/interview.jobs.server'
import { remindToChoose } from '~/domain/interviews/interview-time.jobs.server'
import { cancelInterviewsOf } from '~/domain/interviews/interview-reaction.jobs.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { offerChecks } from '~/domain/offers/impossible.jobs.server'
import '~/domain/enrolment-desk/appointment.jobs.server'
import { chaseNotEnrolled } from '~/domain/enrolment-desk/chase.commands.server'
import '~/domain/enrolment-desk/chase.jobs.server'
import '~/domain/enrolment-files/enrolment-file.jobs.server'
import '~/domain/enrolment-files/undo-file.jobs.server'
import '~/domain/reversals/restoration.jobs.server'
import '~/domain/reversals/revert.jobs.server'
import '~/domain/deferrals/deferral.jobs.server'
import { lapseProposals } from '~/domain/deferrals/proposal.commands.server'
import { remindOfProposals } from '~/domain/deferrals/proposal.jobs.server'
import { remindOfDeferrals } from '~/domain/deferrals/deferral-reminder.jobs.server'
import { promoteBackupAfterCancellation } from '~/domain/cancellations/cancellation.jobs.server'
import { finishCancellations } from '~/domain/cancellations/end-choices.commands.server'
import '~/domain/cancellations/end-choices.jobs.server'
import '~/domain/bulk-acts/bulk-act.jobs.server'
import { forgetSearches } from '~/domain/queues/queue-view.commands.server'
import { finishActs } from '~/domain/bulk-acts/go-on.commands.server'
import { forgetDeliveries } from '~/domain/exchange/delivery.commands.server'
import { sendWhatIsLeft, tellPrograms } from '~/domain/exchange/delivery.jobs.server'
import { toldActions } from '~/domain/exchange/webhook'
import { forgetUndoableTold } from '~/domain/elsewhere/undo-told.commands.server'
import { forgetUndoableResults } from '~/domain/results/result-undo.commands.server'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import { promoteBackupOf } from '~/domain/offers/promote-backup.jobs.server'
import { keepWaitingListYearOf, leaveWaitingListOf } from '~/domain/waiting-lists/waiting-list.jobs.server'
import { writeDigests } from '~/domain/messages/digest.jobs.server'
import { forgetCalls } from '~/domain/exchange/token.commands.server'
import { remindOfTokens } from '~/domain/exchange/token.jobs.server'
import { textOfFreePlace, textOnLastDays } from '~/domain/messages/text-day.jobs.server'
import {
  askForCallAfter,
  askForCallWhenNothingIsLeft,
  proposeActivityOf,
} from '~/domain/participation/activity.jobs.server'
import { recountWords, refreshOpenings } from '~/domain/search/course-search.commands.server'
import { forgetOldCounts } from '~/domain/search/search-counts.commands.server'
import '~/domain/prospectus/prospectus-care.jobs.server'
import { prospectusChecks } from '~/domain/courses/impossible.jobs.server'
import { pullFeeds, tidyFiles } from '~/domain/catalogues/course-feed.jobs.server'
import { pullNeighbours } from '~/domain/neighbours/neighbour.jobs.server'
import { followKeyDates } from '~/domain/publishing/key-dates.jobs.server'
import { publishDue } from '~/domain/publishing/publishing.commands.server'
import { participationChecks } from '~/domain/participation/impossible.jobs.server'
import { keepImpossibleStates } from '~/domain/reports/impossible.commands.server'
import { countProviderYears } from '~/domain/reports/performance.commands.server'
import type { Check } from '~/kit/checks.server'
import { handBackOf } from '~/domain/queues/assignment.jobs.server'

/*
 * Every job, every reaction and the night shift, on one page. A job is known to the queue once its file is imported here.
 */

/** What a later room does when something happens in an earlier one. */
const reactions: [action: string, reaction: Reaction][] = [
  ['invitation.accepted', tellParentLinked],
  ['membership.ended', handBackOf],
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
  ['enrolment.not-arrived', askForCallAfter],
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
  ...attendanceChecks,
  ...participationChecks,
  ...destinationChecks,
]

/** What is done at which London time, every night, in this order. When the clock jumps, each night missed is done in turn. */
export const nightShift: Shift[] = [
  { at: '00:10', name: 'let go what schools have not checked in time', run: releaseDueChecks },
  { at: '00:10', name: 'open the cycle of a new year', isLastEnough: true, run: openCyclesOfNewYear },
  { at: '00:15', name: 'end what was not sent by the last day', run: missDeadlines },
  { at: '00:20', name: 'close cycles that are over', run: closeCycles },
  { at: '00:30', name: 'close establishments on their closing day', run: closeEstablishments },
  { at: '00:40', name: 'publish courses and starts that are due', run: publishDue },
  { at: '00:45', name: 'open and close courses in the search', isLastEnough: true, run: refreshOpenings },
  { at: '01:15', name: 'fetch the courses of providers', isLastEnough: true, run: pullFeeds },
  { at: '01:20', name: 'fetch the courses of neighbouring areas', isLastEnough: true, run: pullNeighbours },
  { at: '01:45', name: 'throw away files nobody can undo any more', isLastEnough: true, run: tidyFiles },
  { at: '01:50', name: 'forget how rolls were before', isLastEnough: true, run: forgetUndoableRolls },
  { at: '01:52', name: 'forget what was typed and never sent', isLastEnough: true, run: forgetTyping },
  { at: '01:55', name: 'forget who never confirmed', isLastEnough: true, run: forgetUnconfirmed },
  {
    at: '01:55',
    name: 'forget how predicted grades were before',
    isLastEnough: true,
    run: forgetUndoablePredictions,
  },
  { at: '01:57', name: 'forget how results were before', isLastEnough: true, run: forgetUndoableResults },
  {
    at: '01:57',
    name: 'forget how applications elsewhere were before',
    isLastEnough: true,
    run: forgetUndoableTold,
  },
  { at: '01:58', name: 'forget what was looked for in queues', isLastEnough: true, run: forgetSearches },
  { at: '01:59', name: 'forget what programs asked', isLastEnough: true, run: forgetCalls },
  { at: '01:59', name: 'forget what programs were told', isLastEnough: true, run: forgetDeliveries },
  { at: '01:59', name: 'tell programs what is left', isLastEnough: true, run: sendWhatIsLeft },
  { at: '02:00', name: 'lapse unanswered offers', run: lapseOffers },
  { at: '02:05', name: 'let questions go that nobody answered', run: endUnanswered },
  { at: '02:10', name: 'let questions about waiting a year go that nobody answered', run: lapseProposals },
  { at: '02:15', name: 'mark overdue answers', run: markOverdue },
  { at: '02:20', name: 'end what has had no answer, where the area wants it', run: endSilence },
  { at: '02:30', name: 'close waiting lists that are over', run: closeExpiredWaits },
  { at: '02:40', name: 'end what is left on cancelled courses', isLastEnough: true, run: finishCancellations },
  { at: '02:42', name: 'finish what was begun for many and cut off', isLastEnough: true, run: finishActs },
  { at: '02:45', name: 'count the words of the prospectus anew', run: recountWords },
  { at: '02:48', name: 'count how providers did', isLastEnough: true, run: countProviderYears },
  { at: '02:50', name: 'forget old counts of searches', isLastEnough: true, run: forgetOldCounts },
  {
    at: '03:00',
    name: 'look for impossible states',
    isLastEnough: true,
    run: (ctx) => keepImpossibleStates(ctx, impossibleStates),
  },
  { at: '07:00', name: 'remind of offers before they lapse', run: remindOfOffers },
  { at: '07:05', name: 'remind of questions before their last day', run: remindOfQuestions },
  { at: '07:08', name: 'remind of questions about waiting a year', run: remindOfProposals },
  { at: '07:10', name: 'remind of interview times nobody has chosen', isLastEnough: true, run: remindToChoose },
  { at: '07:15', name: 'remind providers at half time', run: chaseProviders },
  { at: '07:20', name: 'remind of references that are missing', isLastEnough: true, run: chaseReferences },
  { at: '07:25', name: 'remind of places that are kept', isLastEnough: true, run: remindOfDeferrals },
  { at: '07:28', name: 'ask after who has not started', isLastEnough: true, run: chaseNotEnrolled },
  { at: '07:29', name: 'remind of tokens that end', isLastEnough: true, run: remindOfTokens },
  { at: '07:29', name: 'tell who waits for a provider that opens again', isLastEnough: true, run: tellOfOpenings },
  { at: '07:30', name: 'write the daily letters', run: writeDigests },
  { at: '08:00', name: 'send text messages on last days', run: textOnLastDays },
  { at: '08:00', name: 'let results be known at their minute', run: releaseResults },
  { at: '16:00', name: 'remind of interviews the day before', isLastEnough: true, run: remindOfInterviews },
]
