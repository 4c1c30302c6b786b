import { describe, expect, test } from 'vitest'
import '~/jobs'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { recordOutcome } from '~/domain/interviews/interview-outcome.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { countProviderYears } from '~/domain/reports/performance.commands.server'
import { areaPerformance, ownPerformance, ownReasons } from '~/domain/reports/performance.queries.server'
import { answerQuestion, askForInformation } from '~/domain/requests/request.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { aChoice, aTown, FRIDAY, unconditional, type ChoiceWithAll, type Town } from '#tests/support/admissions'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { countStatements } from '#tests/support/statements'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const on = (day: string) => new Date(`${day}T10:00:00Z`)

describe('the days to the first answer', () => {
  test('are working days from the day of sending to the first offer, rejection or place on a list', async () => {
    const choice = await aChoice(test$.db)

    await makeOffer(later(choice.officer, '2026-11-27'), choice.id, unconditional)

    expect(await ownYear(choice, '2026-12-18')).toMatchObject({
      medianDays: 5,
      ninetiethDays: 5,
      answered: 1,
      inTime: 1,
    })
  })

  test('leap over weekends, bank holidays and the area’s own holidays, as the clock does', async () => {
    const choice = await aChoice(test$.db)
    const closed = { kind: 'school-holiday', name: 'Inset', startsOn: '2026-11-24', endsOn: '2026-11-25' }
    await test$.db
      .insertInto('closure')
      .values({ ...closed, areaId: choice.town.areaId })
      .execute()
    await test$.db
      .insertInto('closure')
      .values({ areaId: null, kind: 'bank-holiday', name: 'A day off', startsOn: '2026-11-26', endsOn: '2026-11-26' })
      .execute()

    await makeOffer(later(choice.officer, '2026-11-30'), choice.id, unconditional)

    expect(await ownYear(choice, '2026-12-18')).toMatchObject({ medianDays: 3 })
  })

  test('leave out the days on which the learner was being asked', async () => {
    const choice = await aChoice(test$.db)
    const asked = { question: 'Which grade?', dueOn: '2026-12-04', isAboutGrades: false, version: undefined }

    await askForInformation(later(choice.officer, '2026-11-23'), choice.id, asked)
    await answerQuestion(later(choice.learner, '2026-11-25'), choice.id, { answer: 'A 6.', version: undefined })
    await makeOffer(later(choice.officer, '2026-11-27'), choice.id, unconditional)

    expect(await ownYear(choice, '2026-12-18')).toMatchObject({ medianDays: 3 })
  })

  test('are not known of what waits, which counts as late only once its day is over', async () => {
    const choice = await aChoice(test$.db)

    expect(await ownYear(choice, '2026-11-30')).toMatchObject({ received: 1, medianDays: null, owed: 0 })
    await test$.db.updateTable('choice').set({ state: 'overdue' }).where('id', '=', choice.id).execute()
    expect(await ownYear(choice, '2027-01-30')).toMatchObject({ medianDays: null, owed: 1, inTime: 0 })
  })
})

describe('a provider’s own figures', () => {
  test('count what became of its applications, by course, by school and by month', async () => {
    const { officer, cycle } = await aYear()

    const parts = await ownPerformance(officer, cycle)

    expect(parts.find(({ part }) => part === 'all')).toMatchObject({
      ...{ received: 4, offered: 2, accepted: 1, confirmed: 1, enrolled: 0, interviewed: 1, missed: 1, rejected: 1 },
    })
    expect(parts.filter(({ part }) => part === 'course')).toMatchObject([
      { label: 'Engineering', received: 3 },
      { label: 'Hairdressing', received: 1 },
    ])
    expect(parts.filter(({ part }) => part === 'school')).toMatchObject([{ label: 'Northgate School', received: 4 }])
    expect(parts.filter(({ part }) => part === 'month')).toMatchObject([{ label: '2026-11', received: 4 }])
  })

  test('still know the school of a learner who has left it since', async () => {
    const { first, officer, cycle } = await aYear()
    await test$.db
      .updateTable('rollEntry')
      .set({ leftOn: '2026-12-01' })
      .where('learnerId', '=', first.learnerId)
      .execute()

    const parts = await ownPerformance(officer, cycle)

    expect(parts.filter(({ part }) => part === 'school')).toMatchObject([{ label: 'Northgate School', received: 4 }])
  })

  test('say why it said no', async () => {
    const { officer, cycle } = await aYear()

    expect(await ownReasons(officer, cycle.id)).toMatchObject([{ count: 1, share: null }])
  })

  test('hold nothing of another provider', async () => {
    const { first, officer, cycle } = await aYear()
    await aChoice(test$.db, { town: first.town })

    const parts = await ownPerformance(officer, cycle)

    expect(parts.find(({ part }) => part === 'all')).toMatchObject({ received: 4 })
  })

  test('are nobody’s to see but its admissions staff’s', async () => {
    const { officer, cycle } = await aYear()
    const taker: Context = { ...officer, actor: { ...officer.actor, role: 'register-taker' } }

    await expect(ownPerformance(taker, cycle)).rejects.toBeInstanceOf(NotAllowed)
    await expect(areaPerformance(taker, cycle.id)).rejects.toBeInstanceOf(NotAllowed)
    await expect(ownReasons(taker, cycle.id)).rejects.toBeInstanceOf(NotAllowed)
  })

  test('cost as many questions of many applications as of few', async () => {
    const { first, officer, cycle } = await aYear()
    const asked = () =>
      countStatements(test$.db, async (db) => {
        await ownPerformance({ ...officer, db }, cycle)
        await areaPerformance({ ...officer, db }, cycle.id)
        await ownReasons({ ...officer, db }, cycle.id)
      })
    const few = await asked()
    await manyApplicants(test$.db, first, 60)

    expect(await asked()).toBe(few)
    const parts = await ownPerformance(officer, cycle)
    expect(parts.find(({ part }) => part === 'all')).toMatchObject({ received: 64 })
  })
})

describe('the area’s median', () => {
  test('is not shown of four providers', async () => {
    const { officer, cycleId } = await countedProviders([1, 2, 3, 4])

    expect(await areaPerformance(officer, cycleId)).toMatchObject({ providers: 4, medianDays: null, received: null })
  })

  test('is shown of five', async () => {
    const { officer, cycleId } = await countedProviders([1, 2, 3, 4, 9])

    expect(await areaPerformance(officer, cycleId)).toMatchObject({
      ...{ providers: 5, received: 1, medianDays: 3, ninetiethDays: 3, inTime: 1, offered: 1, accepted: 0 },
    })
  })

  test('leaves out the one figure that fewer than five have', async () => {
    const { officer, cycleId } = await countedProviders([1, 2, 3, 4, null])

    expect(await areaPerformance(officer, cycleId)).toMatchObject({ received: 1, medianDays: null, offered: 1 })
  })

  test('knows nothing of other areas', async () => {
    const { officer } = await countedProviders([1])
    const away = await countedProviders([1, 2, 3, 4, 5])

    expect(await areaPerformance(officer, away.cycleId)).toMatchObject({ providers: 0, received: null })
  })

  test('gives each reason its share, also of those who never gave it', async () => {
    const { db } = test$
    const town = await aTown(db)
    const full = await aReason(db, 'rejection', 'course-full')
    const other = await aReason(db, 'rejection', 'not-running')
    const first = await aChoice(db, { town })
    await rejectChoice(first.officer, first.id, noTo(full))
    for (const reason of [full, other, other, other]) {
      const choice = await aChoice(db, { town })
      await rejectChoice(choice.officer, choice.id, noTo(reason))
    }
    await countProviderYears(systemContext(db, on('2026-12-18')))

    expect(await ownReasons(first.officer, town.cycleId)).toMatchObject([{ count: 1, share: 0 }])
  })
})

describe('the night', () => {
  const race$ = racingDatabase()

  test('counts each provider once for each year, also twice at once and again the next night', async () => {
    const { db } = race$
    const choice = await aChoice(db)
    const night = systemContext(db, on('2026-11-21'))

    await Promise.all([1, 2, 3].map(() => countProviderYears(night)))
    await makeOffer(later(choice.officer, '2026-11-23'), choice.id, unconditional)
    await countProviderYears(systemContext(db, on('2026-11-24')))

    const rows = await db.selectFrom('providerYear').selectAll().where('providerId', '=', choice.providerId).execute()
    expect(rows).toMatchObject([{ received: 1, offered: 1, medianDays: 1, cycleId: choice.town.cycleId }])
  })
})

const noTo = (reason: string) => ({ reasons: [reason], details: {}, message: '' })
const later = (ctx: Context, day: string): Context => ({ ...ctx, now: on(day) })

async function ownYear({ officer }: ChoiceWithAll, day: string) {
  const ctx = later(officer, day)
  const parts = await ownPerformance(ctx, await currentCycle(ctx))
  return parts.find(({ part }) => part === 'all')
}

/** Four applications to one college: one accepted, one offered, one rejected, one whose learner did not come. */
async function aYear() {
  const { db } = test$
  const first = await aChoice(db)
  const same = { town: first.town, providerId: first.providerId }
  const offered = await aChoice(db, same)
  const rejected = await aChoice(db, { ...same, run: { title: 'Hairdressing' } })
  const missed = await aChoice(db, same)
  await makeOffer(first.officer, first.id, unconditional)
  await acceptFirm(first.learner, first.id)
  await makeOffer(offered.officer, offered.id, unconditional)
  await rejectChoice(rejected.officer, rejected.id, noTo(await aReason(db, 'rejection', 'course-full')))
  const time = { day: '2026-12-01', time: '09:00', place: 'Room 12', message: null, version: undefined }
  const interviewId = await inviteToInterview(missed.officer, missed.id, time)
  await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', 'in', [offered.id, missed.id]).execute()
  const officer = later(first.officer, '2026-12-18')
  await recordOutcome(officer, interviewId, { outcome: 'did-not-come', note: null })
  return { first, officer, cycle: await currentCycle(officer) }
}

/** Providers of one area, each with one application that it answered after so many working days, or not yet; counted. */
async function countedProviders(days: (number | null)[]) {
  const { db } = test$
  const town: Town = await aTown(db)
  const choices = []
  for (const after of days) {
    const choice = await aChoice(db, { town })
    choices.push(choice)
    if (after === null) {
      await db.updateTable('choice').set({ state: 'interviewing' }).where('id', '=', choice.id).execute()
    } else await makeOffer({ ...choice.officer, now: workingDay(after) }, choice.id, unconditional)
  }
  await countProviderYears(systemContext(db, on('2026-12-18')))
  const [first] = choices
  if (!first) throw new Error('There is no provider.')
  return { officer: later(first.officer, '2026-12-18'), cycleId: town.cycleId }
}

/** The day so many working days after the Friday on which everything is sent. */
function workingDay(after: number) {
  const weeks = Math.floor((after - 1) / 5)
  return new Date(FRIDAY.getTime() + (after + 2 + 2 * weeks) * 86_400_000)
}
