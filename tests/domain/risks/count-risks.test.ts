import { describe, expect, test } from 'vitest'
import { pointsOf } from '~/domain/risks/risk'
import { countRisks, setPoints } from '~/domain/risks/risk.commands.server'
import { findRisk, outcomesOf, riskBySchool, riskPage } from '~/domain/risks/risk.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { aLearner, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const here = testDatabase()

async function aSchool() {
  const town = await aTown(here.db)
  const learnerId = await aLearner(here.db, town)
  const adviser = await anAdviser(here.db, town)
  const head = await aStaffContext(here.db, town.schoolId, town, 'head')
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const told = { learnerId, source: 'school', recordedAt: FRIDAY }
  await here.db
    .insertInto('learnerNeed')
    .values([
      { ...told, kind: 'sen', value: 'plan' },
      { ...told, kind: 'attendance', value: '82.5' },
    ])
    .execute()
  await here.db
    .insertInto('learnerCharacteristic')
    .values([
      { learnerId, code: '170', fromOn: '2026-09-01', recordedAt: FRIDAY },
      { learnerId, code: '140', fromOn: '2026-09-01', untilOn: '2026-10-01', recordedAt: FRIDAY },
    ])
    .execute()
  return { town, learnerId, adviser, head, coordinator }
}

const night = (now = FRIDAY) => countRisks(systemContext(here.db, now))
const listed = async (ctx: Context) =>
  (await riskPage(ctx, {})).rows.map(({ points, lines }) => [points, ...lines.map(({ code }) => code)])

describe('the list', () => {
  test('names each line to an adviser, and keeps from the school what is confidential, in the sum too', async () => {
    const { adviser, head } = await aSchool()
    await night()
    expect(await listed(adviser)).toEqual([[6, 'attendance-90', 'attendance-85', 'sen-plan', 'youth-justice']])
    expect(await listed(head)).toEqual([[4, 'attendance-90', 'attendance-85', 'sen-plan']])
  })

  test('is not there for a provider, for another school, for another area', async () => {
    const { town } = await aSchool()
    const other = await aSchool()
    await night()
    const providerId = await aProvider(here.db, town)
    const admissions = await aStaffContext(here.db, providerId, town, 'admissions-manager')
    const own = await aStaffContext(here.db, town.schoolId, town, 'admissions-officer')
    expect(await listed(admissions)).toEqual([])
    expect(await listed(own)).toEqual([])
    expect((await riskPage(other.adviser, {})).rows.map(({ learnerId }) => learnerId)).toEqual([other.learnerId])
    expect((await riskPage(other.head, {})).rows.map(({ learnerId }) => learnerId)).toEqual([other.learnerId])
  })

  test('is the same after a second night, and lets go of who left the roll', async () => {
    const { adviser, learnerId, town } = await aSchool()
    await aLearner(here.db, town)
    await night()
    const before = await listed(adviser)
    await night()
    expect(await listed(adviser)).toEqual(before)
    await here.db.updateTable('rollEntry').set({ leftOn: '2026-11-20' }).where('learnerId', '=', learnerId).execute()
    await night()
    expect(await listed(adviser)).toEqual([])
  })

  test('agrees with the learner’s own page, which counts at once', async () => {
    const { adviser, head, learnerId } = await aSchool()
    await night()
    for (const ctx of [adviser, head]) {
      const [row] = (await riskPage(ctx, {})).rows
      const { lines, points } = await findRisk(ctx, learnerId)
      expect(lines).toEqual(row?.lines)
      expect(points).toBe(pointsOf(lines))
    }
  })
})

describe('points', () => {
  test('are the area’s own from their day on, and no other area’s', async () => {
    const { adviser, coordinator } = await aSchool()
    const other = await aSchool()
    await setPoints(coordinator, 'sen-plan', { points: 5, fromOn: '2026-11-21' })
    await night()
    expect((await listed(adviser))[0]?.[0]).toBe(6)
    await night(new Date('2026-11-21T02:56:00Z'))
    expect((await listed(adviser))[0]?.[0]).toBe(9)
    expect((await listed(other.adviser))[0]?.[0]).toBe(6)
  })

  test('are set by a coordinator, not for a day that is over, and leave one event', async () => {
    const { adviser, coordinator, town } = await aSchool()
    const from = { points: 1, fromOn: '2026-11-20' }
    await expect(setPoints(adviser, 'parent', from)).rejects.toThrow('Only a coordinator')
    await expect(setPoints(coordinator, 'parent', { points: 1, fromOn: '2026-11-19' })).rejects.toThrow('later')
    await setPoints(coordinator, 'parent', from)
    await setPoints(coordinator, 'parent', { ...from, points: 3 })
    const events = await here.db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('subjectId', '=', town.areaId)
      .where('action', '=', 'risk.points-set')
      .orderBy('happenedAt')
      .execute()
    expect(events).toHaveLength(2)
  })
})

test('the list of November is kept once, and held against what became of them', async () => {
  const { learnerId, coordinator, town } = await aSchool()
  await night()
  await night(new Date('2026-11-25T02:56:00Z'))
  const kept = await here.db.selectFrom('riskRecord').select(['season', 'taken', 'points', 'takenOn']).execute()
  expect(kept).toEqual([{ season: 2027, taken: 'autumn', points: 6, takenOn: '2026-11-20' }])
  await here.db
    .insertInto('activity')
    .values({
      ...{ learnerId, code: '610', startedOn: '2027-10-01', verifiedOn: '2027-10-01', status: 'confirmed' },
      ...{ source: 'adviser', recordedAt: FRIDAY },
    })
    .execute()
  const spring = { ...coordinator, now: new Date('2028-03-02T09:00:00Z') }
  expect(await outcomesOf(spring, town.areaId)).toMatchObject([
    { season: 2027, taken: 'autumn', all: 1, listed: 1, listedNeet: 1, neet: 1 },
  ])
  expect(await outcomesOf(coordinator, town.areaId)).toEqual([])
})

test('a coordinator reads counts by school', async () => {
  const { coordinator, town } = await aSchool()
  await aLearner(here.db, town)
  await night()
  expect(await riskBySchool(coordinator, town.areaId)).toMatchObject([{ all: 2, additional: 0, substantial: 1 }])
})
