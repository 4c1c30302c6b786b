import { describe, expect, test } from 'vitest'
import { impossibleStates } from '~/jobs'
import { nightShift } from '~/night-shift'
import { findSheet } from '~/domain/applications/application.queries.server'
import { moveKeyDate, openNextCycle } from '~/domain/cycles/cycle.commands.server'
import { openCyclesOfNewYear } from '~/domain/cycles/cycle-turn.commands.server'
import { currentCycle, cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { keepImpossibleStates } from '~/domain/reports/impossible.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aFinishedForm, aTown, FRIDAY, stateOf, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const at = (moment: string) => systemContext(test$.db, new Date(moment))

describe('the new year', () => {
  test('is there on its first day where nobody has prepared it, once', async () => {
    const town = await aTown(test$.db)

    expect(await openCyclesOfNewYear(at('2027-08-31T22:59:00Z'))).toBe(0)
    expect(await openCyclesOfNewYear(at('2027-08-31T23:10:00Z'))).toBe(1)
    expect(await openCyclesOfNewYear(at('2027-09-01T23:10:00Z'))).toBe(0)
    expect((await cyclesOf(at('2027-09-01T12:00:00Z'), town.areaId)).map(({ name }) => name)).toEqual([
      '2027 to 2028',
      '2026 to 2027',
    ])
  })

  test('keeps what was prepared', async () => {
    const town = await aTown(test$.db)
    const ctx = systemContext(test$.db, FRIDAY)
    const next = await openNextCycle(ctx, town.areaId)
    await moveKeyDate(ctx, next ?? '', 'applications-open', '2027-10-20')
    await openCyclesOfNewYear(at('2027-09-01T00:10:00Z'))

    const [cycle] = await cyclesOf(ctx, town.areaId)
    expect(cycle).toMatchObject({ id: next, dates: { 'applications-open': '2027-10-20' } })
    expect((await currentCycle(at('2027-10-19T12:00:00Z'), town.areaId)).id).toBe(town.cycleId)
    expect((await currentCycle(at('2027-10-20T12:00:00Z'), town.areaId)).id).toBe(next)
  })

  test('a whole turn ends what is open, deletes nothing, and finds the form as it was written', async () => {
    const { db } = test$
    const waiting = await aChoice(db)
    const draft = await aChoice(db, { town: waiting.town, state: 'draft' })
    await aFinishedForm(draft.learner, draft.learnerId)
    const written = await countsOf()

    for (const night of ['2027-09-01', '2027-09-16', '2027-11-01']) {
      for (const { run } of nightShift.filter(({ at }) => at < '00:30')) await run(at(`${night}T00:20:00Z`))
    }
    await drainJobs(db, new Date('2027-11-01T01:00:00Z'))

    expect(await stateOf(db, waiting.id)).toBe('ended_no_reply')
    expect(await stateOf(db, draft.id)).toBe('not_sent')
    const now = new Date('2027-11-02T12:00:00Z')
    const sheet = await findSheet(theLearner(db, draft.learnerId, waiting.town, now), draft.learnerId)
    expect(sheet.application).toBeNull()
    expect(sheet.saved.length).toBeGreaterThan(3)
    expect(await countsOf()).toEqual(written)
    await keepImpossibleStates(systemContext(db, now), impossibleStates)
    expect(await db.selectFrom('impossibleState').select('sentence').execute()).toEqual([])
  })
})

async function countsOf() {
  const tables = ['application', 'applicationSection', 'choice', 'learner', 'grade'] as const
  const counts: number[] = []
  for (const table of tables) {
    const rows = await test$.db.selectFrom(table).selectAll().execute()
    counts.push(rows.length)
  }
  return counts
}
