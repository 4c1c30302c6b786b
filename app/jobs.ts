import { closeEstablishments } from '~/domain/accounts/establishment.commands.server'
import { react, type Reaction } from '~/kit/jobs.server'
import type { Shift } from '~/kit/night-shift.server'
import '~/kit/mail.server'
import '~/domain/accounts/account.jobs.server'
import '~/domain/learners/invitation.jobs.server'
import '~/domain/enrolments/condition.jobs.server'
import '~/domain/enrolments/enrolment.jobs.server'
import '~/domain/applications/application.jobs.server'
import { applicationChecks } from '~/domain/applications/impossible.jobs.server'
import { markOverdue } from '~/domain/applications/overdue.commands.server'
import { chaseProviders } from '~/domain/applications/overdue.jobs.server'
import '~/domain/applications/rejection.jobs.server'
import { tellApplicantsOfStart } from '~/domain/applications/start-news.jobs.server'
import '~/domain/applications/withdrawal.jobs.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { remindOfOffers } from '~/domain/offers/lapse.jobs.server'
import '~/domain/offers/offer.jobs.server'
import { afterAnAnswer } from '~/domain/offers/reply-clock.jobs.server'
import { attendanceChecks } from '~/domain/attendance/impossible.jobs.server'
import { destinationChecks } from '~/domain/destinations/impossible.jobs.server'
import { proposeDestinationOf, proposeIntentionOf } from '~/domain/destinations/destination.jobs.server'
import { enrolmentChecks } from '~/domain/enrolments/impossible.jobs.server'
import { releaseBackupsOf } from '~/domain/enrolments/release.jobs.server'
import { interviewChecks } from '~/domain/interviews/impossible.jobs.server'
import { cancelInterviewsOf } from '~/domain/interviews/interview.jobs.server'
import { closeExpiredWaits } from '~/domain/offers/close-waiting-list.commands.server'
import { offerChecks } from '~/domain/offers/impossible.jobs.server'
import { promoteBackupOf } from '~/domain/offers/promote-backup.jobs.server'
import { leaveWaitingListOf } from '~/domain/offers/waiting-list.jobs.server'
import { askForCallAfter, proposeActivityOf } from '~/domain/participation/activity.jobs.server'
import { recountWords, refreshOpenings } from '~/domain/search/course-search.commands.server'
import { forgetOldCounts } from '~/domain/search/search-counts.commands.server'
import '~/domain/prospectus/prospectus-care.jobs.server'
import { prospectusChecks } from '~/domain/courses/impossible.jobs.server'
import { pullFeeds, tidyFiles } from '~/domain/catalogues/course-feed.jobs.server'
import { publishDue } from '~/domain/publishing/publishing.commands.server'
import { participationChecks } from '~/domain/participation/impossible.jobs.server'
import { keepImpossibleStates } from '~/domain/reports/impossible.commands.server'
import type { Check } from '~/kit/checks.server'

/*
 * Every job, every reaction and the night shift, on one page. A job is known to the queue once its file is imported here.
 */

/** What a later room does when something happens in an earlier one. */
const reactions: [action: string, reaction: Reaction][] = [
  ['course-run.withdrawn', tellApplicantsOfStart],
  ['course-run.filled', tellApplicantsOfStart],
  ['course-run.closed', tellApplicantsOfStart],
  ['choice.withdrawn', afterAnAnswer],
  ['choice.rejected', afterAnAnswer],
  ['choice.ran-out-of-time', afterAnAnswer],
  ['waiting-list.joined', afterAnAnswer],
  ['choice.withdrawn', cancelInterviewsOf],
  ['choice.withdrawn', leaveWaitingListOf],
  ['choice.rejected', cancelInterviewsOf],
  ['choice.rejected', leaveWaitingListOf],
  ['interview.arranged', leaveWaitingListOf],
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

for (const [action, reaction] of reactions) react(action, reaction)

/** Questions that must have no answer, of every room. */
export const impossibleStates: Check[] = [
  ...prospectusChecks,
  ...applicationChecks,
  ...interviewChecks,
  ...offerChecks,
  ...enrolmentChecks,
  ...attendanceChecks,
  ...participationChecks,
  ...destinationChecks,
]

/** What is done at which London time, every night, in this order. When the clock jumps, each night missed is done in turn. */
export const nightShift: Shift[] = [
  { at: '00:30', name: 'close establishments on their closing day', run: closeEstablishments },
  { at: '00:40', name: 'publish courses and starts that are due', run: publishDue },
  { at: '01:15', name: 'fetch the courses of providers', isLastEnough: true, run: pullFeeds },
  { at: '01:45', name: 'throw away files nobody can undo any more', isLastEnough: true, run: tidyFiles },
  { at: '02:00', name: 'lapse unanswered offers', run: lapseOffers },
  { at: '02:15', name: 'mark overdue answers', run: markOverdue },
  { at: '02:30', name: 'close waiting lists that are over', run: closeExpiredWaits },
  { at: '00:45', name: 'open and close courses in the search', isLastEnough: true, run: refreshOpenings },
  { at: '02:45', name: 'count the words of the prospectus anew', run: recountWords },
  { at: '02:50', name: 'forget old counts of searches', isLastEnough: true, run: forgetOldCounts },
  {
    at: '03:00',
    name: 'look for impossible states',
    isLastEnough: true,
    run: (ctx) => keepImpossibleStates(ctx, impossibleStates),
  },
  { at: '07:00', name: 'remind of offers before they lapse', run: remindOfOffers },
  { at: '07:15', name: 'remind providers at half time', run: chaseProviders },
]
