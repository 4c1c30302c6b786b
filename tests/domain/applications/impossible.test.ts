import { describe, expect, test } from 'vitest'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { applicationChecks } from '~/domain/applications/impossible.jobs.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function found() {
  const ctx = systemContext(test$.db, FRIDAY)
  const rows = await Promise.all(
    applicationChecks.map(async ({ name, find }) => [name, (await find(ctx, 10)).length] as const),
  )
  return Object.fromEntries(rows.filter(([, count]) => count > 0))
}

describe('the impossible states of applications', () => {
  test('are not there after a choice has been through its deeds', async () => {
    const choice = await aChoice(test$.db, { state: 'accepted_conditional' })
    await aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId, state: 'accepted_backup' })

    expect(await found()).toEqual({})
  })

  test.each([
    ['rejected-without-reason', { state: 'rejected' as const }],
    ['withdrawn-without-reason', { state: 'withdrawn' as const }],
    ['seen-without-copy', { snapshot: null }],
  ])('%s is found', async (name, change) => {
    const choice = await aChoice(test$.db)
    await test$.db.updateTable('choice').set(change).where('id', '=', choice.id).execute()

    expect(await found()).toEqual({ [name]: 1 })
  })

  test('two firm places are found, but not where the area lets several be held', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'accepted_conditional' })
    const other = await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'offer' })
    await db.updateTable('choice').set({ state: 'accepted_conditional' }).where('id', '=', other.id).execute()

    expect(await found()).toEqual({ 'two-firm-places': 1 })

    await decideSetting(systemContext(db, FRIDAY), choice.town.areaId, 'acceptancePolicy', 'open-until-confirmation')
    expect(await found()).toEqual({})
  })
})
