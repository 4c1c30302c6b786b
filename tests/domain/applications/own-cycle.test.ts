import { describe, expect, test } from 'vitest'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { ownCycleId } from '~/domain/applications/own-cycle.queries.server'
import { systemContext } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY, type Town } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function threeYears() {
  const { db } = test$
  const town = await aTown(db)
  const before = await openCycle(systemContext(db, FRIDAY), town.areaId, 2025)
  await openCycle(systemContext(db, FRIDAY), town.areaId, 2027)
  return { town, before: before ?? '', now: town.cycleId }
}

async function born(town: Town, bornOn: string) {
  const learnerId = await aLearner(test$.db, town)
  await test$.db.updateTable('learner').set({ bornOn }).where('id', '=', learnerId).execute()
  return learnerId
}

describe('the cycle a learner belongs to', () => {
  test.each([
    ['2011-03-27', 'now'],
    ['2010-09-01', 'now'],
    ['2010-08-31', 'before'],
    ['1990-01-01', 'now'],
  ] as const)('born on %s without an application, it is that of Year 11: %s', async (bornOn, which) => {
    const { town, ...cycles } = await threeYears()

    expect(await ownCycleId(systemContext(test$.db, FRIDAY), await born(town, bornOn))).toBe(cycles[which])
  })

  test('is the newest one with an application, however old the learner is', async () => {
    const { db } = test$
    const { town, before } = await threeYears()
    const learnerId = await born(town, '2011-03-27')
    await db
      .insertInto('application')
      .values({ learnerId, cycleId: before, reference: 'NB-1', createdAt: FRIDAY, updatedAt: FRIDAY })
      .execute()

    expect(await ownCycleId(systemContext(db, FRIDAY), learnerId)).toBe(before)
  })
})
