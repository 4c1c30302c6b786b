import { randomUUID } from 'node:crypto'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { askForInformation } from '~/domain/requests/request.commands.server'
import { endWait } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import type { Context } from '~/kit/context.server'
import { FRIDAY } from './admissions'
import { another, elsewhere, endsAnyway, onCancelledCourse, stale, underLock, type MoveDeed, type Try } from './moves'

/** What every deed of a provider asks, whatever else it asks. */
export function usual(run: Try): MoveDeed['guards'] {
  return {
    'refuseWhenChanged changed-meanwhile': stale(run),
    'setChoiceState changed-meanwhile': underLock,
    'nextState not-from-here': elsewhere,
    'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
  }
}

type Reasoned = (
  ctx: Context,
  choiceId: string,
  given: { reason: string; detail: string; version?: number | undefined },
) => Promise<unknown>

/** A deed that wants a reason off a list, with words of its own where the reason needs them. */
export function reasoned(list: string, deed: Reasoned): { run: Try; guards: MoveDeed['guards'] } {
  const run: Try = (ctx, { choice, reason }, version) =>
    deed(ctx, choice.id, { reason: reason(list), detail: 'In words', version })
  return {
    run,
    guards: {
      ...usual(run),
      'refuseOnCancelledCourse course-cancelled': endsAnyway,
      'givenReasons unknown-reason': {
        run: (ctx, { choice }) => deed(ctx, choice.id, { reason: randomUUID(), detail: '' }),
        says: /^This reason is no longer on the list\./,
      },
      'givenReasons needs-detail': {
        run: (ctx, { choice, reason }) => deed(ctx, choice.id, { reason: reason(list, { detail: true }), detail: ' ' }),
        says: /^Say more about “.+”\. The learner will read it\.$/,
      },
    },
  }
}

const question = { question: 'Which grade?', isAboutGrades: false }
const asking: Try = (ctx, { choice }, version) =>
  askForInformation(ctx, choice.id, { ...question, dueOn: '2026-12-04', version })
const dueOn = (day: string): Try => {
  return (ctx, { choice }) => askForInformation(ctx, choice.id, { ...question, dueOn: day, version: undefined })
}

export const ask: MoveDeed = {
  source: ['requests/request', 'askForInformation'],
  action: 'information.ask',
  run: asking,
  event: 'information.asked',
  letter: 'requests/tell-asked',
  guards: {
    ...usual(asking),
    'lastDayToAnswer too-soon': {
      run: dueOn('2026-11-24'),
      says: /^Give the learner at least 3 working days to answer\.$/,
    },
    'lastDayToAnswer too-late': { run: dueOn('2027-03-01'), says: /^Choose a day within the next 30 working days\.$/ },
  },
}

const meeting = { day: '2026-12-03', time: '10:00', place: 'Main site', message: null }
const inviting: Try = (ctx, { choice }, version) => inviteToInterview(ctx, choice.id, { ...meeting, version })

export const invite: MoveDeed = {
  source: ['interviews/interview', 'inviteToInterview'],
  action: 'interview.arrange',
  run: inviting,
  event: 'interview.arranged',
  letter: 'interviews/tell-arranged',
  guards: {
    ...usual(inviting),
    'refusePastInterview in-the-past': {
      run: (ctx, { choice }) =>
        inviteToInterview(ctx, choice.id, { ...meeting, day: '2026-11-20', time: '09:00', version: undefined }),
      says: /^Choose a day and time that are still to come\.$/,
    },
    'refuseClash clash': {
      spoil: async (scene) => {
        const seen = { choiceId: await another(scene, 'interviewing'), startsAt: new Date('2026-12-03T10:59:00Z') }
        await scene.db
          .insertInto('interview')
          .values({ ...seen, place: 'Elsewhere', arrangedAt: FRIDAY })
          .execute()
      },
      says: /^The learner has something else within an hour of this time\./,
    },
  },
}

export const rearrange: MoveDeed = { ...invite, event: 'interview.rearranged' }

const callingOff = reasoned('interview-cancelled', cancelInterviewOf)

function cancelInterviewOf(ctx: Context, id: string, form: Parameters<Reasoned>[2]) {
  return cancelInterview(ctx, id, { version: undefined, ...form })
}

export const callOff: MoveDeed = {
  source: ['interviews/interview', 'cancelInterview'],
  action: 'interview.arrange',
  event: 'interview.cancelled',
  letter: 'interviews/tell-cancelled',
  run: callingOff.run,
  guards: {
    ...callingOff.guards,
    'refuseOnCancelledCourse course-cancelled': onCancelledCourse,
    'cancelInterview already-held': {
      spoil: ({ db }) => db.updateTable('interview').set({ startsAt: FRIDAY }).execute(),
      says: /^This interview is over\. Answer the application instead\.$/,
    },
  },
}

const waiting: Try = (ctx, { choice }, version) =>
  addToWaitingList(ctx, choice.id, { expiresOn: '2027-06-01', version })

export const wait: MoveDeed = {
  source: ['waiting-lists/waiting-list', 'addToWaitingList'],
  action: 'waiting-list.add',
  run: waiting,
  event: 'waiting-list.joined',
  letter: 'waiting-lists/tell-of-wait',
  guards: {
    ...usual(waiting),
    'refusePastExpiry in-the-past': {
      run: (ctx, { choice }) => addToWaitingList(ctx, choice.id, { expiresOn: '2026-11-20', version: undefined }),
      says: /^Choose a day that is still to come\.$/,
    },
  },
}

const ending: Try = (ctx, { choice }, version) => endWait(ctx, choice.id, { version })

export const endOfWait: MoveDeed = {
  source: ['waiting-lists/close-waiting-list', 'endWait'],
  action: 'waiting-list.add',
  run: ending,
  event: 'choice.rejected',
  letter: 'endings/tell-rejected',
  guards: { ...usual(ending), 'refuseOnCancelledCourse course-cancelled': endsAnyway },
}

const rejecting = reasoned('rejection', (ctx, id, { reason, detail, version }) =>
  rejectChoice(ctx, id, { reasons: [reason], details: { [reason]: detail }, message: '', version }),
)

export const reject: MoveDeed = {
  source: ['endings/rejection', 'rejectChoice'],
  action: 'choice.reject',
  event: 'choice.rejected',
  letter: 'endings/tell-rejected',
  ...rejecting,
}
