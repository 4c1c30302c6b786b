import { impossibleStates } from './jobs'
import { finishAllocations } from '~/domain/allocation/adoption.commands.server'
import { closeEstablishments } from '~/domain/accounts/establishment.commands.server'
import type { Shift } from '~/kit/night-shift.server'
import { forgetTyping } from '~/domain/accounts/forgetting.jobs.server'
import { forgetUnconfirmed } from '~/domain/registrations/registration.commands.server'
import { forgetUndoableRolls } from '~/domain/learners/roll-undo-rows.commands.server'
import { openCyclesOfNewYear } from '~/domain/cycles/cycle-turn.commands.server'
import { raiseAlerts } from '~/domain/alerts/alert.commands.server'
import { chaseRegisters } from '~/domain/attendance/register-chase.jobs.server'
import { planSessions } from '~/domain/attendance/timetable.commands.server'
import { tellOfOpenings } from '~/domain/pauses/pause.commands.server'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { releaseDueChecks } from '~/domain/applications/school-check.commands.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { chaseProviders } from '~/domain/clocks/overdue.jobs.server'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { remindOfQuestions } from '~/domain/requests/request-clock.jobs.server'
import { chaseReferences } from '~/domain/references/reference.jobs.server'
import { forgetUndoablePredictions } from '~/domain/predictions/prediction.jobs.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { remindOfOffers } from '~/domain/offers/lapse.jobs.server'
import { remindOfInterviews } from '~/domain/interviews/interview.jobs.server'
import { remindToChoose } from '~/domain/interviews/interview-time.jobs.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { chaseNotEnrolled } from '~/domain/enrolment-desk/chase.commands.server'
import { lapseHolds } from '~/domain/panels/case-hold.commands.server'
import { lapseProposals } from '~/domain/deferrals/proposal.commands.server'
import { remindOfProposals } from '~/domain/deferrals/proposal.jobs.server'
import { remindOfDeferrals } from '~/domain/deferrals/deferral-reminder.jobs.server'
import { finishCancellations } from '~/domain/cancellations/end-choices.commands.server'
import { forgetSearches } from '~/domain/queues/queue-view.commands.server'
import { setWantingReviews } from '~/domain/reviews/review.commands.server'
import { finishActs } from '~/domain/bulk-acts/go-on.commands.server'
import { forgetDeliveries } from '~/domain/exchange/delivery.commands.server'
import { sendWhatIsLeft } from '~/domain/exchange/delivery.jobs.server'
import { forgetUndoableTold } from '~/domain/elsewhere/undo-told.commands.server'
import { forgetUndoableMarks } from '~/domain/mark-files/mark-undo.commands.server'
import { forgetUndoableResults } from '~/domain/results/result-undo.commands.server'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import { forgetUndoableProgress } from '~/domain/progress/entry-undo.commands.server'
import { remindToLookAgain } from '~/domain/progress/intervention.jobs.server'
import { writeDigests } from '~/domain/messages/digest.jobs.server'
import { forgetCalls } from '~/domain/exchange/token.commands.server'
import { remindOfTokens } from '~/domain/exchange/token.jobs.server'
import { textOnLastDays } from '~/domain/messages/text-day.jobs.server'
import { recountWords, refreshOpenings } from '~/domain/search/course-search.commands.server'
import { forgetOldCounts } from '~/domain/search/search-counts.commands.server'
import { pullFeeds, tidyFiles } from '~/domain/catalogues/course-feed.jobs.server'
import { pullNeighbours } from '~/domain/neighbours/neighbour.jobs.server'
import { publishDue } from '~/domain/publishing/publishing.commands.server'
import { keepImpossibleStates } from '~/domain/reports/impossible.commands.server'
import { proposeFromRegisters } from '~/domain/participation/proposal.commands.server'
import { chaseTasks } from '~/domain/participation/task.commands.server'
import { askForLeavers } from '~/domain/leavers/refresh.commands.server'
import { askForOutOfArea } from '~/domain/out-of-area/refresh.commands.server'
import { closeDueSurveys, takeKnownEachNight } from '~/domain/activity-surveys/survey.commands.server'
import { remindOfSurveys } from '~/domain/activity-surveys/letter.commands.server'
import { forgetUndoableDestinations } from '~/domain/activity-surveys/told-undo.commands.server'
import { lockMonths } from '~/domain/guarantees/guarantee-month.commands.server'
import { askForGuarantees } from '~/domain/guarantees/refresh.commands.server'
import { judgeToday } from '~/domain/nccis-returns/freeze.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { forgetUndoableReturns } from '~/domain/return-files/return-undo.commands.server'
import { makeChecksDue } from '~/domain/programme-ends/sustained.commands.server'
import { remindOfNotices } from '~/domain/notices/reminder.commands.server'
import { tellOfSurveys } from '~/domain/surveys/survey-letter.commands.server'
import { mixReplies } from '~/domain/surveys/mix-replies.commands.server'
import { countRisks } from '~/domain/risks/risk.commands.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { countProviderYears } from '~/domain/reports/performance.commands.server'

/** What is done at which London time, every night, in this order. When the clock jumps, each night missed is done in turn. */
export const nightShift: Shift[] = [
  { at: '00:10', name: 'let go what schools have not checked in time', run: releaseDueChecks },
  { at: '00:10', name: 'open the cycle of a new year', isLastEnough: true, run: openCyclesOfNewYear },
  { at: '00:15', name: 'end what was not sent by the last day', run: missDeadlines },
  { at: '00:20', name: 'close cycles that are over', run: closeCycles },
  { at: '00:25', name: 'close activity surveys that are over', run: closeDueSurveys },
  { at: '00:30', name: 'close establishments on their closing day', run: closeEstablishments },
  { at: '00:40', name: 'publish courses and starts that are due', run: publishDue },
  { at: '00:42', name: 'plan the sessions of two weeks', isLastEnough: true, run: planSessions },
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
  { at: '01:56', name: 'forget how progress was before files', isLastEnough: true, run: forgetUndoableProgress },
  { at: '01:57', name: 'forget how results were before', isLastEnough: true, run: forgetUndoableResults },
  { at: '01:57', name: 'forget how returns changed people', isLastEnough: true, run: forgetUndoableReturns },
  {
    at: '01:57',
    name: 'forget what destinations were before files',
    isLastEnough: true,
    run: forgetUndoableDestinations,
  },
  { at: '01:57', name: 'forget how marks were before', isLastEnough: true, run: forgetUndoableMarks },
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
  { at: '02:12', name: 'let places of the panel go that nobody confirmed', run: lapseHolds },
  { at: '02:15', name: 'mark overdue answers', run: markOverdue },
  { at: '02:20', name: 'end what has had no answer, where the area wants it', run: endSilence },
  { at: '02:30', name: 'close waiting lists that are over', run: closeExpiredWaits },
  { at: '02:40', name: 'end what is left on cancelled courses', isLastEnough: true, run: finishCancellations },
  { at: '02:42', name: 'finish what was begun for many and cut off', isLastEnough: true, run: finishActs },
  { at: '02:43', name: 'set the reviews of plans that are wanting', isLastEnough: true, run: setWantingReviews },
  { at: '02:43', name: 'finish allocations that were cut off', isLastEnough: true, run: finishAllocations },
  { at: '02:45', name: 'count the words of the prospectus anew', isLastEnough: true, run: recountWords },
  { at: '02:48', name: 'count how providers did', isLastEnough: true, run: countProviderYears },
  { at: '02:49', name: 'count for planning', isLastEnough: true, run: countPlanning },
  { at: '02:50', name: 'forget old counts of searches', isLastEnough: true, run: forgetOldCounts },
  { at: '02:52', name: 'ask after learners six months on', isLastEnough: true, run: makeChecksDue },
  { at: '02:52', name: 'propose who registers have seen', isLastEnough: true, run: proposeFromRegisters },
  { at: '02:53', name: 'work out the September Guarantee', isLastEnough: true, run: askForGuarantees },
  { at: '02:53', name: 'work out where leavers went', isLastEnough: true, run: askForLeavers },
  { at: '02:53', name: 'list who is taught at home or out of area', isLastEnough: true, run: askForOutOfArea },
  { at: '02:54', name: 'count what is known in activity surveys', isLastEnough: true, run: takeKnownEachNight },
  { at: '02:54', name: 'lock the months of the September Guarantee', run: lockMonths },
  { at: '02:55', name: 'look for patterns of absence', isLastEnough: true, run: raiseAlerts },
  { at: '02:56', name: 'count who may need more help', isLastEnough: true, run: countRisks },
  { at: '02:57', name: 'ask the rules of the national return', isLastEnough: true, run: judgeToday },
  { at: '02:57', name: 'count the boards of participation', isLastEnough: true, run: countMonths },
  { at: '02:58', name: 'mix the answers of surveys', isLastEnough: true, run: mixReplies },
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
  { at: '07:26', name: 'ask for registers nobody has taken', isLastEnough: true, run: chaseRegisters },
  { at: '07:27', name: 'ask what was begun for a learner has done', run: remindToLookAgain },
  { at: '07:28', name: 'ask after who has not started', isLastEnough: true, run: chaseNotEnrolled },
  { at: '07:28', name: 'ask advisers again for what is overdue', isLastEnough: true, run: chaseTasks },
  { at: '07:29', name: 'remind of activity surveys', run: remindOfSurveys },
  { at: '07:29', name: 'write of notices nobody should miss', isLastEnough: true, run: remindOfNotices },
  { at: '07:29', name: 'tell learners of surveys', isLastEnough: true, run: tellOfSurveys },
  { at: '07:29', name: 'remind of tokens that end', isLastEnough: true, run: remindOfTokens },
  { at: '07:29', name: 'tell who waits for a provider that opens again', isLastEnough: true, run: tellOfOpenings },
  { at: '07:30', name: 'write the daily letters', run: writeDigests },
  { at: '08:00', name: 'send text messages on last days', run: textOnLastDays },
  { at: '08:00', name: 'let results be known at their minute', run: releaseResults },
  { at: '16:00', name: 'remind of interviews the day before', isLastEnough: true, run: remindOfInterviews },
]
