import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { releaseDueChecks } from '~/domain/applications/school-check.commands.server'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { finishCancellations } from '~/domain/cancellations/end-choices.commands.server'
import { closeCycles } from '~/domain/clocks/cycle-close.commands.server'
import { missDeadlines } from '~/domain/clocks/deadline.commands.server'
import { markOverdue } from '~/domain/clocks/overdue.commands.server'
import { endSilence } from '~/domain/clocks/silence.commands.server'
import { lapseProposals } from '~/domain/deferrals/proposal.commands.server'
import { lapseOffers } from '~/domain/offers/lapse.commands.server'
import { endUnanswered } from '~/domain/requests/request-clock.commands.server'
import { closeExpiredWaits } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { impossibleStates } from '~/jobs'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, aCourseRun, aFinishedForm, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { drawnBy, historyDeeds, type HistoryDeed, type Step } from '#tests/support/history-deeds'

const test$ = testDatabase()
const deeds = Object.keys(historyDeeds).filter(isDeed)
const step = fc.tuple(fc.constantFrom(...deeds), fc.nat(5), fc.integer({ min: 1, max: 9 }))

test('every event of the machine is drawn by a deed of these histories', () => {
  expect(Object.values(drawnBy).filter((name) => !deeds.includes(name))).toEqual([])
})

test(
  'random histories on a database end every deed done or refused in a sentence, and leave no impossible state',
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

/** Plays one history and says what should not have been. */
async function tell(steps: [HistoryDeed, number, number][], isChecked: boolean): Promise<string[]> {
  const { db } = test$
  const wrong: string[] = []
  const told = await aStory(isChecked)
  let now = FRIDAY
  for (const [deed, at, days] of steps) {
    now = new Date(now.getTime() + days * (deed === 'jump' ? 20 : 1) * 86_400_000)
    await historyDeeds[deed](await told(now, at)).catch((error: unknown) => {
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

/** A learner with a form and a first course, and everybody who acts; each step happens at a time, to one of the choices. */
async function aStory(isChecked: boolean) {
  const { db } = test$
  const start = await aChoice(db, { state: 'draft' })
  const { schoolId, areaId } = start.town
  await aFinishedForm(start.learner, start.learnerId)
  if (isChecked) {
    await decideSetting(systemContext(db, FRIDAY), areaId, 'schoolCheck', true)
    await decideSetting(systemContext(db, FRIDAY), areaId, 'endsSilence', true)
  }
  const { accountId } = await aColleague(db, schoolId, 'tutor', '11A')
  const reasons = await db.selectFrom('reason').select(['id', 'list', 'party', 'needsDetail']).execute()
  const otherRun = await aCourseRun(db, start.providerId, { title: 'Plumbing' })
  const tutor = { ...visitor, id: accountId, role: 'tutor' as const, organisationId: schoolId, areaId, form: '11A' }
  return async (now: Date, at: number): Promise<Step> => {
    const list = db.selectFrom('choice').select('id').where('learnerId', '=', start.learnerId).orderBy('id')
    const ids = await list.execute()
    return {
      ...{ db, now, start, otherRun, isEven: at % 2 === 0, id: ids[at % Math.max(1, ids.length)]?.id ?? start.id },
      learner: { ...start.learner, now },
      officer: { ...start.officer, now },
      tutor: { db, now, requestId: 'test', actor: tutor },
      night: (now) => nightOf(systemContext(db, now)),
      why: (list, party = 'provider') =>
        reasons.find((one) => one.list === list && one.party === party && !one.needsDetail)?.id ?? '',
    }
  }
}

async function nightOf(ctx: Context) {
  await releaseDueChecks(ctx)
  await missDeadlines(ctx)
  await closeCycles(ctx)
  await lapseOffers(ctx)
  await endUnanswered(ctx)
  await lapseProposals(ctx)
  await markOverdue(ctx)
  await closeExpiredWaits(ctx)
  await finishCancellations(ctx)
  await endSilence(ctx)
  await drainJobs(ctx.db, ctx.now)
}

function isDeed(name: string): name is HistoryDeed {
  return Object.hasOwn(historyDeeds, name)
}
