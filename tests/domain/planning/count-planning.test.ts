import { describe, expect, test } from 'vitest'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import {
  demandBySite,
  demandBySubject,
  flowRows,
  largestClusters,
  scenarioLines,
} from '~/domain/planning/planning.queries.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { demandOf, flowsOf, tableOf, unmetOf, yearsOf } from '~/domain/planning/planning-tables.queries.server'
import { planningFiles } from '~/domain/planning/planning.schemas'
import { isTold } from '~/domain/planning/scenario'
import { scenarioOf } from '~/domain/planning/scenario.queries.server'
import { needStatement } from '~/domain/planning/statement.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { aProvider, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLearnerFrom, anOfferOf, aPlannedTown, aRejectionOf, aSentChoice, aStartOf } from '#tests/support/planning'
import { countedByHand } from '#tests/support/planning-by-hand'
import { countStatements } from '#tests/support/statements'
import { aReason, aStaffContext } from '#tests/support/tracking'

const here = testDatabase()
const MONDAY = new Date('2026-11-23T02:49:00Z')
const SUNDAY_EVENING = new Date('2026-11-22T19:00:00Z')
const TODAY = new Date('2026-11-23T01:00:00Z')

const night = (now = MONDAY) => countPlanning(systemContext(here.db, now))
const on = (ctx: Context, now = MONDAY) => ({ ...ctx, now })

/** A county with two providers, four starts and eight learners, who have come to every step. */
async function aCounty() {
  const { town, coordinator } = await aPlannedTown(here.db)
  const [college, trainer] = [
    await aProvider(here.db, town, { name: 'Riverside College' }),
    await aProvider(here.db, town, { kind: 'training-provider', name: 'Hill Training' }),
  ]
  const runs = {
    engineering: await aStartOf(here.db, college, { places: 2, outcode: 'QX1' }),
    more: await aStartOf(here.db, college, { places: 5, level: '3', outcode: 'QX2' }),
    hair: await aStartOf(here.db, trainer, { subjectCode: '07.3', outcode: 'QX9' }),
    past: await aStartOf(here.db, trainer, { subjectCode: '07.3', places: 9, startsOn: '2026-09-07' }),
  }
  const learners = []
  for (let nth = 0; nth < 8; nth += 1) learners.push(await aLearnerFrom(here.db, town, nth < 6 ? 'QX1' : null))
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = learners
  const yes = await aSentChoice(here.db, town, a, runs.engineering, { state: 'place_confirmed' })
  await anOfferOf(here.db, yes, runs.engineering.id, FRIDAY, SUNDAY_EVENING)
  const open = await aSentChoice(here.db, town, b, runs.engineering, { state: 'offer' })
  await anOfferOf(here.db, open, runs.engineering.id, FRIDAY)
  const full = await aSentChoice(here.db, town, c, runs.engineering, { state: 'rejected' })
  await aRejectionOf(here.db, full, 'course-full')
  const unfit = await aSentChoice(here.db, town, d, runs.engineering, { state: 'rejected' })
  await aRejectionOf(here.db, unfit, 'age')
  await aSentChoice(here.db, town, d, runs.more, { preference: 2 })
  await aSentChoice(here.db, town, e, runs.hair, { state: 'waiting_list' })
  const far = await aSentChoice(here.db, town, f, runs.hair, { state: 'withdrawn' })
  const reasonId = await aReason(here.db, 'withdrawal', 'too-far')
  await here.db.insertInto('withdrawal').values({ choiceId: far, reasonId, withdrawnAt: FRIDAY }).execute()
  // Sent after the day that is counted, moved by the provider, and never sent.
  await aSentChoice(here.db, town, learners[6] ?? '', runs.more, { sentAt: TODAY })
  const moved = await aSentChoice(here.db, town, learners[7] ?? '', runs.more)
  await here.db.updateTable('choice').set({ firstCourseRunId: runs.hair.id }).where('id', '=', moved).execute()
  return { town, coordinator: on(coordinator), college, trainer, runs, learners }
}

describe('a night', () => {
  test('counts what every figure counted by hand says', async () => {
    const { town, coordinator } = await aCounty()
    await night()

    const lines = await demandBySubject(coordinator, town.cycleId)

    expect(lines).toMatchObject(await countedByHand(here.db, town.areaId, town.cycleId, MONDAY))
    expect(lines).toMatchObject([
      {
        subjectCode: '04.1',
        level: '2',
        choices: 4,
        firstChoices: 4,
        offers: 2,
        accepted: 1,
        refusedFull: 1,
        taken: 2,
        unfilled: 0,
      },
      { subjectCode: '04.1', level: '3', choices: 1, firstChoices: 0, places: 5, unfilled: 5 },
      { subjectCode: '07.3', level: '2', choices: 3, firstChoices: 3, places: 0, runs: 1, runsUntold: 1 },
    ])
    expect(lines[0]?.countedTo).toBe('2026-11-22')
  })

  test('counted again is the same, and a day more is a day more', async () => {
    const { town, coordinator } = await aCounty()
    await night()
    const before = await everything(coordinator, town.cycleId)
    await night()
    expect(await everything(coordinator, town.cycleId)).toEqual(before)
    await night(new Date('2026-11-24T02:49:00Z'))
    const lines = await demandBySubject(coordinator, town.cycleId)
    expect(lines.map(({ choices }) => choices)).toEqual([4, 2, 3])
    expect(await here.db.selectFrom('planningDay').select('onDay').distinct().orderBy('onDay').execute()).toEqual([
      { onDay: '2026-11-22' },
      { onDay: '2026-11-23' },
    ])
  })

  test('counts the last cycle up to the same day of its year', async () => {
    const { town, coordinator, runs, learners } = await aCounty()
    const cycleId = (await openCycle(systemContext(here.db, FRIDAY), town.areaId, 2025)) ?? ''
    const then = { cycleId, sentAt: new Date('2025-11-22T20:00:00Z') }
    await aSentChoice(here.db, town, learners[0] ?? '', runs.past, then)
    const late = { cycleId, sentAt: new Date('2025-11-23T00:00:00Z') }
    await aSentChoice(here.db, town, learners[1] ?? '', runs.past, late)
    await night()

    expect(await demandBySubject(coordinator, cycleId)).toMatchObject([
      { places: 9, choices: 1, countedTo: '2025-11-22' },
    ])
    expect(await yearsOf(coordinator)).toMatchObject({ thenTo: '2025-11-22', countedTo: '2026-11-22' })
  })

  test('lays the same out by site, and a scenario leaves out what nobody has told', async () => {
    const { town, coordinator } = await aCounty()
    await night()
    const sites = await demandBySite(coordinator, town.cycleId)
    const sum = (lines: readonly { choices: number }[]) => lines.reduce((all, { choices }) => all + choices, 0)
    expect(sum(sites)).toBe(sum(await demandBySubject(coordinator, town.cycleId)))
    expect((await scenarioLines(coordinator, town.cycleId)).filter(isTold)).toHaveLength(2)
  })
})

describe('who goes where', () => {
  test('counts each learner once with each provider, by authority and about how far', async () => {
    const { town, coordinator, college, runs } = await aCounty()
    const [marl, dun] = [await anAuthority('Marlshire'), await anAuthority('Dunshire')]
    await here.db.updateTable('organisation').set({ authorityId: marl }).where('id', '=', college).execute()
    const elsewhere = await aPlannedTown(here.db)
    const guest = await aLearnerFrom(here.db, elsewhere.town, 'QX3', dun)
    await aSentChoice(here.db, elsewhere.town, guest, runs.more, { preference: 1 })
    await aSentChoice(here.db, elsewhere.town, guest, runs.engineering, { preference: 2 })
    await night()

    const rows = await flowRows(coordinator, town.cycleId, 'applied')

    expect(
      rows.map(({ isOwn, home, provider, authority, band, learners }) => [
        isOwn,
        home,
        provider,
        authority,
        band,
        learners,
      ]),
    ).toEqual([
      [true, null, 'Hill Training', null, '5-to-10', 2],
      [false, 'Dunshire', 'Riverside College', 'Marlshire', '5-to-10', 1],
      [true, null, 'Riverside College', 'Marlshire', 'not-known', 1],
      [true, null, 'Riverside College', 'Marlshire', 'under-3', 4],
    ])
    expect(await flowRows(coordinator, town.cycleId, 'accepted')).toMatchObject([{ learners: 1 }])
  })
})

describe('what was asked for in vain', () => {
  test('is found for each of twenty places where it was seeded, the largest first', async () => {
    const { town, coordinator } = await aPlannedTown(here.db)
    const subjects = ['01.3', '04.1', '05.2', '07.3', '09.2']
    const seeded = subjects.flatMap((subjectCode, row) =>
      ['QX1', 'QX2', 'QX3', 'QX4'].map((outcode, column) => ({
        subjectCode,
        level: '2',
        outcode,
        times: 60 - 4 * row - column,
      })),
    )
    const counted = { areaId: town.areaId, onDay: '2026-11-10' }
    await here.db
      .insertInto('unmetCount')
      .values(seeded.map((cluster) => ({ ...counted, ...cluster, why: 'not-found' })))
      .execute()
    const few = { ...counted, subjectCode: '15.5', level: '3', outcode: 'QX9', times: 4, why: 'cannot-get-there' }
    await here.db
      .insertInto('unmetCount')
      .values([few, { ...few, onDay: '2026-08-20', times: 90 }])
      .execute()
    await night()

    const clusters = await largestClusters(on(coordinator), town.cycleId)
    const { table } = await unmetOf(on(coordinator))

    expect(
      clusters.map(({ subjectCode, level, outcode, together }) => ({ subjectCode, level, outcode, times: together })),
    ).toEqual(seeded)
    expect(table.rows).toHaveLength(20)
  })

  test('adds up refusals, journeys, waiting, and who has nothing left, and equals a count by hand', async () => {
    const { town, coordinator } = await aCounty()
    await night()

    const clusters = await largestClusters(coordinator, town.cycleId)

    expect(clusters).toEqual(
      [
        {
          ...{ subjectCode: '04.1', level: '2', outcode: 'QX1', countedTo: '2026-11-22' },
          ...{ notFound: 0, refusedFull: 1, cannotReach: 0, waiting: 0, noPlace: 1, together: 2 },
        },
        {
          ...{ subjectCode: '07.3', level: '2', outcode: 'QX1', countedTo: '2026-11-22' },
          ...{ notFound: 0, refusedFull: 0, cannotReach: 1, waiting: 1, noPlace: 1, together: 3 },
        },
      ].toSorted((a, b) => b.together - a.together),
    )
    expect((await unmetOf(coordinator)).table.rows).toEqual([])
  })
})

describe('planning', () => {
  test('is for the area’s own coordinator: nobody else sees a page, a file or a row', async () => {
    const { town, coordinator, college } = await aCounty()
    await night()
    const other = await aPlannedTown(here.db)
    expect((await demandOf(coordinator, 'subject')).table.rows.length).toBeGreaterThan(1)
    expect(await demandBySubject(on(other.coordinator), town.cycleId)).toEqual([])
    expect(await largestClusters(on(other.coordinator), town.cycleId)).toEqual([])
    expect(await flowRows(on(other.coordinator), town.cycleId, 'applied')).toEqual([])
    for (const role of ['admissions-manager', 'head', 'adviser', 'panel-member', 'support'] as const) {
      const ctx = on(await aStaffContext(here.db, college, town, role))
      await expect(needStatement(ctx)).rejects.toThrow(NotAllowed)
      await expect(tableOf(ctx, 'flows', 'applied')).rejects.toThrow(NotAllowed)
      await expect(scenarioOf(ctx, { percent: '10', subject: null, level: null, provider: null })).rejects.toThrow(
        NotAllowed,
      )
      expect(await demandBySubject(ctx, town.cycleId)).toEqual([])
    }
  })

  test('tells no group of fewer than five in any table or file', async () => {
    const { coordinator } = await aCounty()
    await night()
    for (const file of planningFiles) {
      const { columns, rows } = await tableOf(coordinator, file, 'applied')
      const people = rows.flatMap(({ cells }) => cells.filter((_, at) => !/Places|change/.test(columns[at] ?? '')))
      expect(people.filter((cell) => typeof cell === 'number' && cell > 0 && cell < 5)).toEqual([])
    }
    const { balances, refused } = await scenarioOf(coordinator, {
      percent: '-100',
      subject: '07.3',
      level: null,
      provider: null,
    })
    expect(refused).toContain('So few')
    expect(balances === null || balances.after === null).toBe(true)
  })

  test('asks few questions for its longest page, however much there is', async () => {
    const { coordinator } = await aCounty()
    await night()
    expect(await countStatements(here.db, (db) => needStatement({ ...coordinator, db }))).toBeLessThanOrEqual(8)
    expect(await countStatements(here.db, (db) => flowsOf({ ...coordinator, db }, 'applied'))).toBeLessThanOrEqual(4)
  })
})

async function anAuthority(name: string) {
  return addOrganisation(systemContext(here.db, FRIDAY), { kind: 'authority', name, slug: name.toLowerCase() })
}

async function everything(ctx: Context, cycleId: string) {
  return [
    await demandBySubject(ctx, cycleId),
    await demandBySite(ctx, cycleId),
    await largestClusters(ctx, cycleId),
    await flowRows(ctx, cycleId, 'applied'),
    await here.db.selectFrom('planningDay').select(['measure', 'onDay', 'part', 'whole']).orderBy('measure').execute(),
  ]
}
