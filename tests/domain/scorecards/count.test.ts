import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { DB } from '#db/schema'
import '~/jobs'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { boardMeasures, figureOf, topicOf, type Parts } from '~/domain/scorecards/figure'
import { boardMonths, changesOf, groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import type { Dimension } from '~/domain/scorecards/tally'
import { systemContext } from '~/kit/context.server'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'
import { aCohort } from '#tests/support/scorecards'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

/**
 * The figures once more, from what is written down of learners and by the words of the definition: nothing of the rooms is asked. Codes
 * are told apart by their numbers, and how long each stays true is written out.
 */
async function counted(town: ReturnTown, day: string, by = sql<string>`''`) {
  const { rows } = await sql<Record<string, number | string>>`
    with doing as (
      select learner.id, learner.sex, learner.postcode, learner.born_on, activity.code::int as code, least(case
        when activity.code::int in (210, 220, 230, 240, 250, 270, 280) then case
          when greatest(verified_on, started_on) <= '2025-08-31' then '2025-08-31'::date else '2027-08-31'::date end
        when activity.code::int in (310, 320) then greatest(verified_on, started_on) + interval '12 months'
        when activity.code::int in (330, 340, 360, 380, 381, 550, 410, 430, 440, 450, 460) then greatest(verified_on, started_on) + interval '6 months'
        when activity.code::int = 530 then greatest(verified_on, started_on) + interval '3 months'
        when activity.code::int in (260, 350) then review_on + 28 end, predicted_end_on) as until
      from learner left join activity on activity.learner_id = learner.id and activity.status = 'confirmed' and activity.ended_at is null
      where learner.area_id = ${town.areaId} and learner.born_on between '2008-09-01' and '2010-08-31'
    ), known as (
      select *, coalesce(code >= 600 and code < 700 or code = 540, false) as neet,
        coalesce(code >= 810 or until < ${day}, code is null) as unknown from doing where code is distinct from 710
    )
    select ${by} as value, count(*)::int as all,
      (count(*) filter (where neet))::int as neet, (count(*) filter (where unknown and not neet))::int as "not-known",
      (count(*) filter (where neet or unknown))::int as "neet-or-not-known",
      (count(*) filter (where not unknown and (code between 210 and 250 or code between 270 and 320 or code between 410 and 460
        or code in (381, 550))))::int as participating,
      (count(*) filter (where not unknown and (code between 210 and 240 or code between 270 and 320 or code between 410 and 460
        or code in (381, 550))))::int as "meeting-duty"
    from known group by 1 order by 1`.execute(test$.db)
  return rows
}

function told(parts: Parts, value = '') {
  const figures = boardMeasures
    .filter((measure) => topicOf(measure) === 'standing')
    .map((measure) => [measure, figureOf(measure, parts)] as const)
  return {
    value,
    all: figures[0]?.[1].denominator,
    ...Object.fromEntries(figures.map(([measure, { numerator }]) => [measure, numerator])),
  }
}

/** Of one of the postcodes in use it is known which ward it is in. */
async function aWard(db: Kysely<DB>) {
  const code = 'E05000001'
  await db.insertInto('ward').values({ code, name: 'Handside' }).execute()
  const home = db
    .selectFrom('learner')
    .select('postcode')
    .where('postcode', 'is not', null)
    .orderBy('postcode')
    .limit(1)
  const { postcode } = await home.executeTakeFirstOrThrow()
  await db
    .insertInto('postcodeWard')
    .values({ postcode: postcode ?? '', wardCode: code })
    .execute()
}

async function freeze(town: ReturnTown, periodEnd: string, at: string) {
  const ctx = { ...town.coordinator, now: new Date(at) }
  const id = await askForMonth(ctx, { periodEnd })
  await freezeMonth({ ...town.system, now: new Date(at) }, id)
  return id
}

const by: [Dimension, ReturnType<typeof sql<string>>][] = [
  ['sex', sql<string>`coalesce(sex, 'U')`],
  ['age', sql<string>`case when born_on >= '2009-09-01' then '16' else '17' end`],
  [
    'district',
    sql<string>`coalesce((select ward_code from postcode_ward where postcode_ward.postcode = known.postcode), split_part(postcode, ' ', 1), '')`,
  ],
  ['school', sql<string>`coalesce((select school_id::text from roll_entry where learner_id = known.id), '')`],
  [
    'needs',
    sql<string>`coalesce((select value from learner_need where learner_id = known.id and kind = 'sen'), 'none')`,
  ],
  [
    'vulnerable',
    sql<string>`case when exists (select from learner_characteristic where learner_id = known.id) then 'yes' else 'no' end`,
  ],
]

describe('the figures of a month', () => {
  test('are those that a second count from the definition finds, as the record stands and by every group', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aCohort(db, town)
    await aWard(db)

    await countMonths(town.system)

    const [month] = await boardMonths(town.adviser)
    expect(month).toMatchObject({ periodEnd: '2026-12-31', countedOn: '2026-12-02', isFrozen: false })
    expect([told(month?.standing ?? {})]).toEqual(await counted(town, '2026-12-02'))
    for (const [dimension, value] of by) {
      const groups = await groupsOf(town.adviser, '2026-12-31', 'standing', dimension)
      const all = groups.map((group) => told(group.parts, group.value))
      expect(
        all.toSorted((a, b) => a.value.localeCompare(b.value)),
        dimension,
      ).toEqual(
        (await counted(town, '2026-12-02', value)).toSorted((a, b) => String(a.value).localeCompare(String(b.value))),
      )
    }
  })

  test('are counted from what was frozen, where the month was, whatever the record says later', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aCohort(db, town)
    await freeze(town, '2026-11-30', '2026-12-02T09:00:00Z')
    const asItWas = await counted(town, '2026-11-30')
    await db.updateTable('activity').set({ code: '820' }).where('code', '=', '230').execute()

    await countMonths(town.system)

    const [running, frozen] = await boardMonths(town.adviser)
    expect(frozen).toMatchObject({ periodEnd: '2026-11-30', isFrozen: true })
    expect([told(frozen?.standing ?? {})]).toEqual(asItWas)
    expect([told(running?.standing ?? {})]).toEqual(await counted(town, '2026-12-02'))
  })

  test('a night that comes twice changes nothing, and a month frozen anew is counted anew', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aCohort(db, town, 60)
    await freeze(town, '2026-11-30', '2026-12-02T09:00:00Z')
    await countMonths(town.system)
    const before = await boardMonths(town.adviser)

    await countMonths(town.system)
    expect(await boardMonths(town.adviser)).toEqual(before)
    await db.updateTable('activity').set({ code: '619' }).where('code', '=', '230').execute()
    await freeze(town, '2026-11-30', '2026-12-02T10:00:00Z')
    await countMonths(town.system)

    const [, anew] = await boardMonths(town.adviser)
    expect(anew?.standing['neet-available']).toBeGreaterThan(before[1]?.standing['neet-available'] ?? 0)
  })
})

describe('who joined and who left', () => {
  test('is worked out from one frozen month to the next, and adds up', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const [staying, leaving, coming, gone] = [
      await aSixteen(db, town, 'Amina'),
      await aSixteen(db, town, 'Joel'),
      await aSixteen(db, town, 'Ewan'),
      await aSixteen(db, town, 'Mina', { bornOn: '2008-09-01' }),
    ]
    const neet = { code: '619', predictedEndOn: null, neetStartedOn: '2026-09-07', startedOn: '2026-09-07' }
    for (const id of [staying, leaving, gone]) await anActivity(town.adviser, id, { ...neet, verifiedOn: '2026-10-05' })
    await anActivity(town.adviser, coming, { verifiedOn: '2026-10-05' })
    await freeze(town, '2026-10-31', '2026-11-03T09:00:00Z')
    const change = (id: string, to: Record<string, unknown>) =>
      db.updateTable('activity').set(to).where('learnerId', '=', id).execute()
    await change(leaving, { code: '310', neetStartedOn: null })
    await change(coming, {
      ...{ code: '640', startedOn: '2026-11-09', verifiedOn: '2026-11-09' },
      ...{ neetStartedOn: '2026-11-09', predictedEndOn: null },
    })
    await db.updateTable('learner').set({ bornOn: '2008-08-31' }).where('id', '=', gone).execute()
    await freeze(town, '2026-11-30', '2026-12-02T09:00:00Z')

    await countMonths(town.system)

    const [running, november, october] = await changesOf(town.adviser)
    expect(october).toMatchObject({ periodEnd: '2026-10-31', isBeforeKnown: false })
    expect(november).toMatchObject({ periodEnd: '2026-11-30', isBeforeKnown: true })
    const of = (topic: string) =>
      Object.fromEntries(
        (november?.counts ?? []).filter((one) => one.topic === topic).map((one) => [one.part, one.people]),
      )
    expect(of('joined')).toEqual({ 'full-time': 1 })
    expect(of('left')).toEqual({ apprenticeship: 1, nowhere: 1 })
    expect(of('activity')).toEqual({ '619': 1, '640': 1 })
    expect(of('length')).toEqual({ month: 1, quarter: 1 })
    expect(running?.counts.filter(({ topic }) => topic === 'joined' || topic === 'left')).toEqual([])
  })
})

test('no other area, school or provider sees a month', async () => {
  const { db } = test$
  const town = await aReturnTown(db)
  await aSixteen(db, town, 'Amina')
  await countMonths(systemContext(db, town.now))
  const other = await aReturnTown(db, { database: 902, authority: '850' })

  expect(await boardMonths(town.adviser)).toHaveLength(1)
  expect(await boardMonths(other.adviser)).toEqual([])
  expect(await boardMonths(await aStaffContext(db, town.schoolId, town, 'tutor'))).toEqual([])
})
