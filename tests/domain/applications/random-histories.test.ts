import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice, applyAgain, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { mayMove, moveChoice, refuseWhenFull } from '~/domain/applications/choice'
import {
  choiceMachine,
  choiceStates,
  is,
  type ChoiceEvent,
  type ChoiceState,
} from '~/domain/applications/choice.states'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { releaseChecks, releaseDueChecks, returnChecks } from '~/domain/applications/school-check.commands.server'
import type { Party } from '~/domain/applications/transition.states'
import { changeOffer, offerAgain, offerOtherCourse, reopenOffer } from '~/domain/changed-offers/change.commands.server'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import type { refuseReply } from '~/domain/offers/reply'
import { consequencesOf } from '~/domain/offers/reply'
import { finishCancellations } from '~/domain/cancellations/end-choices.commands.server'
import { deferPlace, reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { approveRestoration, askForRestoration } from '~/domain/reversals/restoration.commands.server'
import { findEnded } from '~/domain/reversals/restoration.queries.server'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { impossibleStates } from '~/jobs'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { addDays, londonDay } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aFinishedForm,
  conditional,
  FRIDAY,
  unconditional,
} from '#tests/support/admissions'
import { cancelFor } from '#tests/support/cancellations'
import { aStartOfNextYear } from '#tests/support/deferrals'
import { supportPerson, asShown } from '#tests/support/restorations'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const events = [...new Set(choiceStates.flatMap((state) => Object.keys(choiceMachine[state])))].filter(isEvent)
const parties: Party[] = ['learner', 'school', 'provider', 'adviser', 'coordinator', 'support', 'system']
const replies = ['accept', 'acceptUnconditional', 'keepAsBackup', 'promote', 'promoteUnconditional']
const policies = ['single', 'firm-and-backup'] as const

describe('ten thousand random histories of a whole list', () => {
  const step = fc.tuple(fc.nat(5), fc.constantFrom(...events), fc.constantFrom(...parties))
  const history = fc.tuple(fc.constantFrom(...policies), fc.array(step, { maxLength: 40 }))

  test('never hold two firm places, too many on the list, or what a provider may not see', () => {
    fc.assert(
      fc.property(history, ([acceptancePolicy, steps]) => {
        const settings = { acceptancePolicy, backups: 1 }
        const list: { id: string; state: ChoiceState; wasSent: boolean }[] = []
        for (const [at, event, party] of steps) {
          const choice = list[at]
          if (!choice) addWhereRoom(list)
          // Corrections by support are made by two people who look at the whole list.
          else if (mayMove(choice.state, event, party) && !event.startsWith('restore'))
            play(list, choice, event, party, settings)
          for (const { state, wasSent } of list) {
            if (is(state, 'providerSees') && state !== 'course_cancelled') expect(wasSent).toBe(true)
          }
          expect(list.filter(({ state }) => is(state, 'holdsFirm')).length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

type OnList = { id: string; state: ChoiceState; wasSent: boolean }

function addWhereRoom(list: OnList[]) {
  const states = list.map(({ state }) => state)
  try {
    refuseWhenFull(states, { choicesInProgress: 5, choicesInAll: 15 })
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return
  }
  list.push({ id: String(list.length), state: 'draft', wasSent: false })
  expect(list.filter(({ state }) => is(state, 'countsAgainstLimit')).length).toBeLessThanOrEqual(5)
}

function play(
  list: OnList[],
  choice: OnList,
  event: ChoiceEvent,
  party: Party,
  settings: Parameters<typeof refuseReply>[1],
) {
  const others = list.filter(({ id }) => id !== choice.id)
  const holdsFirm = others.some(({ state }) => is(state, 'holdsFirm'))
  if (event === 'keepAsBackup' && settings.acceptancePolicy === 'single') return
  // A backup is promoted, and a place given back or reinstated, only where no other is held.
  if (/^(promote|reinstate)/.test(event) && holdsFirm) return
  choice.state = moveChoice(choice.state, event, party)
  if (event === 'send' || event === 'release') choice.wasSent = true
  if (event !== 'accept' && event !== 'acceptUnconditional') return
  for (const { id, event: ending } of consequencesOf('firm', settings, others)) {
    const other = others.find((one) => one.id === id)
    if (other) other.state = moveChoice(other.state, ending, 'learner')
  }
  expect(replies).toContain(event)
}

const deeds = [
  ...['change', 'offer again', 'reopen', 'other course'],
  ...['add', 'again', 'remove', 'send', 'withdraw', 'undo', 'accept', 'backup', 'decline'],
  ...[
    'ask',
    'answer',
    'release',
    'return',
    'offer',
    'condition',
    'take back',
    'reject',
    'revert',
    'cancel',
    'defer',
    'reinstate',
    'restore',
    'wait',
    'night',
    'jump',
  ],
] as const

describe('random histories on a database', () => {
  const step = fc.tuple(fc.constantFrom(...deeds), fc.nat(5), fc.integer({ min: 1, max: 9 }))

  test(
    'end every deed done or refused in a sentence, and leave no impossible state',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25 }), fc.boolean(), async (steps, isChecked) => {
          await sql`savepoint history`.execute(test$.db)
          const told = await tell(steps, isChecked)
          await sql`rollback to savepoint history`.execute(test$.db)
          expect(told).toEqual([])
        }),
        { numRuns: 6, endOnFailure: true },
      )
    },
  )
})

/** Plays one history and says what should not have been. */
async function tell(steps: [(typeof deeds)[number], number, number][], isChecked: boolean): Promise<string[]> {
  const { db } = test$
  const wrong: string[] = []
  const start = await aChoice(db, { state: 'draft' })
  await aFinishedForm(start.learner, start.learnerId)
  if (isChecked) {
    await decideSetting(systemContext(db, FRIDAY), start.town.areaId, 'schoolCheck', true)
    await decideSetting(systemContext(db, FRIDAY), start.town.areaId, 'endsSilence', true)
  }
  const { accountId } = await aColleague(db, start.town.schoolId, 'tutor', '11A')
  const { schoolId, areaId } = start.town
  const reasons = await db.selectFrom('reason').select(['id', 'list', 'party', 'needsDetail']).execute()
  const why = (list: string) =>
    reasons.find((one) => one.list === list && one.party !== 'system' && !one.needsDetail)?.id ?? ''
  const otherRun = await aCourseRun(db, start.providerId, { title: 'Plumbing' })
  let now = FRIDAY
  for (const [deed, at, days] of steps) {
    now = new Date(now.getTime() + days * (deed === 'jump' ? 20 : 1) * 86_400_000)
    const as = (ctx: Context): Context => ({ ...ctx, now })
    const [learner, officer, night] = [as(start.learner), as(start.officer), systemContext(db, now)]
    const actor = { ...visitor, id: accountId, role: 'tutor' as const, organisationId: schoolId, areaId, form: '11A' }
    const tutor: Context = { db, now, requestId: 'test', actor }
    const ids = await db
      .selectFrom('choice')
      .select('id')
      .where('learnerId', '=', start.learnerId)
      .orderBy('id')
      .execute()
    const id = ids[at % Math.max(1, ids.length)]?.id ?? start.id
    const said = { reason: why('withdrawal'), detail: '' }
    const run: Record<(typeof deeds)[number], () => Promise<unknown>> = {
      add: async () => addChoice(learner, start.learnerId, await aCourseRun(db, start.providerId)),
      again: () => applyAgain(learner, id),
      remove: () => removeDraftChoice(learner, id),
      send: () => sendApplication(learner, start.learnerId),
      withdraw: () => withdrawChoice(learner, id, said),
      undo: () => undoWithdrawal(learner, id),
      accept: () => acceptFirm(learner, id, { isSwapConfirmed: true }),
      backup: () => keepAsBackup(learner, id),
      decline: () => declineOffer(learner, id, { reason: null, detail: '' }),
      change: () => changeOffer(officer, id, { ...unconditional, run: otherRun }),
      'offer again': () => offerAgain(officer, id, { ...conditional, run: start.runId }),
      reopen: () => reopenOffer(officer, id, {}),
      'other course': () => offerOtherCourse(officer, id, { ...unconditional, run: otherRun }),
      ask: () =>
        askForInformation(officer, id, {
          question: 'Which grade?',
          dueOn: addDays(londonDay(now), 14),
          isAboutGrades: true,
          version: undefined,
        }),
      answer: () => answerQuestion(at % 2 === 0 ? learner : tutor, id, { answer: 'A 6', version: undefined }),
      release: () => releaseChecks(tutor, start.learnerId),
      return: () => returnChecks(tutor, start.learnerId, { comment: 'Once more, please' }),
      offer: () => makeOffer(officer, id, unconditional),
      condition: () => makeOffer(officer, id, conditional),
      'take back': () => withdrawOffer(officer, id, { reason: why('offer-withdrawn'), detail: 'The course is full' }),
      reject: () => rejectChoice(officer, id, { reasons: [why('rejection')], details: {}, message: '' }),
      cancel: async () => cancelFor(db, { officer, runId: await runOf(id) }),
      defer: async () => deferPlace(officer, id, { to: await nextStartOf(id), ...agreed }),
      reinstate: async () => reinstatePlace(officer, id, { to: await nextStartOf(id) }),
      restore: () => restoreAnywhere(now, id),
      revert: () => revertRejection(officer, id, conditional),
      wait: () => addToWaitingList(officer, id, { expiresOn: '2027-08-01' }),
      night: () => nightOf(night),
      jump: () => nightOf(night),
    }
    await run[deed]().catch((error: unknown) => {
      const isNo = error instanceof NotFound || error instanceof NotAllowed || error instanceof Refusal
      if (!isNo) wrong.push(`${deed}: ${String(error)}`)
    })
  }
  await drainJobs(db, now)
  for (const check of impossibleStates) {
    const found = await check.find(systemContext(db, now), 5)
    if (found.length > 0) wrong.push(`${check.name}: ${check.sentence}`)
  }
  return wrong
}

async function runOf(choiceId: string) {
  const found = await test$.db.selectFrom('choice').select('courseRunId').where('id', '=', choiceId).executeTakeFirst()
  return found?.courseRunId ?? choiceId
}

const agreed = { how: 'in-person', agreedOn: '2026-11-19', message: '' } as const

async function nextStartOf(choiceId: string) {
  const runId = await runOf(choiceId)
  const wanted = test$.db.selectFrom('courseRun').select('courseId').where('id', '=', runId)
  const found = await test$.db
    .selectFrom('courseRun')
    .select('id')
    .where('courseId', '=', wanted)
    .where('startsOn', '=', '2028-09-04')
    .executeTakeFirst()
  if (found) return found.id
  return runId === choiceId ? choiceId : aStartOfNextYear(test$.db, runId)
}

/** Two people of support put an ending back to the first state that it can go back to. */
async function restoreAnywhere(now: Date, choiceId: string) {
  const [one, other] = [await supportPerson(test$.db, now), await supportPerson(test$.db, now)]
  const [to = 'submitted', better] = (await findEnded(one, choiceId)).to.toReversed()
  const shown = await asShown(test$.db, choiceId)
  const form = { to: now.getTime() % 2 === 0 ? to : (better ?? to), ticket: 'T-1', why: 'A slip', ...shown }
  await approveRestoration(other, await askForRestoration(one, choiceId, form))
}

async function nightOf(ctx: Context) {
  await releaseDueChecks(ctx)
  await missDeadlines(ctx)
  await closeCycles(ctx)
  await lapseOffers(ctx)
  await endUnanswered(ctx)
  await markOverdue(ctx)
  await closeExpiredWaits(ctx)
  await finishCancellations(ctx)
  await endSilence(ctx)
  await drainJobs(ctx.db, ctx.now)
}

function isEvent(name: string): name is ChoiceEvent {
  return choiceStates.some((state) => Object.hasOwn(choiceMachine[state], name))
}
