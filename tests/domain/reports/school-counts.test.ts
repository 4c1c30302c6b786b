import { describe, expect, test } from 'vitest'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { withoutOffer } from '~/domain/reports/school-counts.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, aColleague, aLearner, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aYear() {
  const { db } = test$
  const town = await aTown(db)
  await aLearner(db, town)
  await aChoice(db, { town, state: 'submitted' })
  await aChoice(db, { town, state: 'offer' })
  await aChoice(db, { town, state: 'accepted_conditional' })
  await aChoice(db, { town, state: 'rejected' })
  await aColleague(db, town.schoolId, 'tutor', '11A')
  const adviser = await anAdviser(db, town)
  const coordinator = await aStaffContext(db, adviser.actor.organisationId ?? '', town, 'coordinator')
  return { db, town, adviser, coordinator, cycle: await currentCycle(coordinator, town.areaId) }
}

describe('who has no offer in one school', () => {
  test('is counted by what stands in the way, and says whom to ask', async () => {
    const { town, coordinator, cycle } = await aYear()

    const counts = await withoutOffer(coordinator, town.schoolId, cycle.id)

    expect(counts).toMatchObject({ learners: 5, offered: 2, notApplied: 1, waiting: 1, nothingLeft: 1 })
    expect(counts.staff).toContainEqual(expect.objectContaining({ role: 'tutor', form: '11A' }))
  })

  test('names no learner', async () => {
    const { town, coordinator, cycle } = await aYear()

    const counts = await withoutOffer(coordinator, town.schoolId, cycle.id)

    expect(JSON.stringify(counts)).not.toMatch(/Yusuf|learnerId/)
  })

  test('is not another area’s to know, nor anybody’s but a coordinator’s', async () => {
    const { db, town, adviser, coordinator, cycle } = await aYear()
    const away = await aTown(db)

    await expect(withoutOffer(coordinator, away.schoolId, cycle.id)).rejects.toBeInstanceOf(NotFound)
    await expect(withoutOffer(adviser, town.schoolId, cycle.id)).rejects.toBeInstanceOf(NotAllowed)
  })
})
