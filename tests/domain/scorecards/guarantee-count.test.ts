import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import '~/jobs'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { boardMeasures, figureOf, topicOf, type Parts } from '~/domain/scorecards/figure'
import { namesBehind } from '~/domain/scorecards/name.queries.server'
import { boardMonths, groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import { dimensions, type Dimension } from '~/domain/scorecards/tally'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, type ReturnTown } from '#tests/support/return-towns'
import { aCohort, someAnswers } from '#tests/support/scorecards'

const test$ = testDatabase()

const answers = sql`guarantee where season = 2026`
// Who is recorded as having left is told of elsewhere or by nobody.
const followed = sql`guarantee where season = 2026 and not exists (
  select from cohort_leaving where cohort_leaving.learner_id = guarantee.learner_id and taken_back_at is null)`
const lockedAnswers = sql`guarantee_month_row`

/** By what each figure is asked once more, from what is written down of a learner. */
const values: Record<Exclude<Dimension, 'circumstance'>, ReturnType<typeof sql<string>>> = {
  school: sql`coalesce((select school_id::text from roll_entry where learner_id = learner.id), '')`,
  district: sql`coalesce(split_part(postcode, ' ', 1), '')`,
  // Of whoever lives elsewhere the authority of their school tells.
  authority: sql`(select case when home.authority_code = '919' then '919' else coalesce((select own.authority_code from roll_entry roll
      join organisation school on school.id = roll.school_id join organisation own on own.id = school.authority_id
      where roll.learner_id = learner.id), home.authority_code) end
    from organisation home where home.id = learner.authority_id)`,
  age: sql`case when born_on >= '2009-09-01' then '11' else '12' end`,
  sex: sql`coalesce(sex, 'U')`,
  ethnicity: sql`coalesce((select case when value = 'NOBT' then '' when value = 'CHNE' then 'A' else left(value, 1) end from learner_need
    where learner_id = learner.id and kind = 'ethnicity'), '')`,
  needs: sql`coalesce((select value from learner_need where learner_id = learner.id and kind = 'sen'), 'none')`,
  vulnerable: sql`case when exists (select from learner_characteristic where learner_id = learner.id) then 'yes' else 'no' end`,
}

/** The figures once more by the words of the definition, with the codes written out. */
async function asked(town: ReturnTown, from: typeof answers, by: Dimension | 'all') {
  const { rows } = await sql<Record<string, number | string>>`
    select ${by === 'circumstance' ? sql`had.code` : by === 'all' ? sql`''` : values[by]} as value, count(*)::int as all,
      (count(*) filter (where said.code in ('110', '114', '115')))::int as "guarantee-offered",
      (count(*) filter (where said.code in ('140', '150', '151', '153', '154')))::int as "guarantee-none",
      (count(*) filter (where said.code = '159'))::int as "guarantee-not-recorded"
    from learner join (select learner_id, code from ${from}) as said on said.learner_id = learner.id
      ${by === 'circumstance' ? sql`join learner_characteristic had on had.learner_id = learner.id` : sql``}
    where learner.area_id = ${town.areaId} and learner.born_on between '2008-09-01' and '2010-08-31'
    group by 1`.execute(test$.db)
  return inOrder(rows)
}

function told(parts: Parts, value = '') {
  const figures = boardMeasures
    .filter((measure) => topicOf(measure) === 'guarantee')
    .map((measure) => [measure, figureOf(measure, parts)] as const)
  return {
    value,
    all: figures[0]?.[1].denominator ?? 0,
    ...Object.fromEntries(figures.map(([measure, { numerator }]) => [measure, numerator])),
  }
}

function inOrder<R extends { value?: unknown }>(rows: R[]): R[] {
  return rows.toSorted((a, b) => String(a.value).localeCompare(String(b.value)))
}

/** Every figure of a month, of all and by everything, is what the second count finds. */
async function expectSame(town: ReturnTown, periodEnd: string, from: typeof answers) {
  const month = (await boardMonths(town.adviser)).find((one) => one.periodEnd === periodEnd)
  expect([told(month?.guarantee ?? {})]).toEqual(await asked(town, from, 'all'))
  for (const by of dimensions) {
    const groups = await groupsOf(town.adviser, periodEnd, 'guarantee', by)
    expect(groups.length, by).toBeGreaterThan(by === 'authority' ? 0 : 1)
    expect(inOrder(groups.map(({ parts, value }) => told(parts, value))), by).toEqual(await asked(town, from, by))
  }
}

/** The answers of today, locked as those of the end of a month. */
async function lock(town: ReturnTown, endsOn: string) {
  await sql`
    with made as (
      insert into guarantee_month (area_id, season, ends_on, is_cohort, learners, locked_at)
      select ${town.areaId}, 2026, ${endsOn}, false, count(*), ${town.now} from guarantee where season = 2026 returning id)
    insert into guarantee_month_row (month_id, learner_id, year_group, code, authority_code, school_id, source, evidence, reason)
    select made.id, learner_id, year_group, code, authority_code, school_id, source, evidence, reason from made, guarantee where season = 2026`.execute(
    test$.db,
  )
}

async function freeze(town: ReturnTown, periodEnd: string, at: string) {
  const ctx = { ...town.coordinator, now: new Date(at) }
  await freezeMonth({ ...town.system, now: new Date(at) }, await askForMonth(ctx, { periodEnd }))
}

const turnAround = (town: ReturnTown) =>
  sql`update guarantee set code = '159' where area_id = ${town.areaId} and source = 'adviser' and code in ('140', '110')`.execute(
    test$.db,
  )

describe('the figures of the September Guarantee', () => {
  test('are those that a second count from the definition finds, as it stands and by everything', async () => {
    const town = await aReturnTown(test$.db)
    await aCohort(test$.db, town)
    await someAnswers(test$.db, town)

    await countMonths(town.system)

    await expectSame(town, '2026-12-31', answers)
  })

  test('are those of the locked month where there is one, whatever is said later, and of whom the return does not tell too', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    const other = await aReturnTown(db, { database: 902, authority: '821' })
    await aCohort(db, town)
    await someAnswers(db, town)
    await sql`update learner set authority_id = ${other.authorityId} where area_id = ${town.areaId} and right(name_key, 2) = '07'`.execute(
      db,
    )
    await lock(town, '2026-10-31')
    await freeze(town, '2026-10-31', '2026-11-03T09:00:00Z')
    await turnAround(town)

    await countMonths(town.system)

    await expectSame(town, '2026-10-31', lockedAnswers)
    await expectSame(town, '2026-12-31', answers)
  })

  test('of a month that was over before it was locked are counted anew, and nothing else of it is', async () => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aCohort(db, town, 120)
    await someAnswers(db, town)
    await countMonths({ ...town.system, now: new Date('2026-10-31T09:00:00Z') })
    const [before] = await boardMonths(town.adviser)
    await turnAround(town)
    await lock(town, '2026-10-31')

    await countMonths(town.system)

    const after = (await boardMonths(town.adviser)).find(({ periodEnd }) => periodEnd === '2026-10-31')
    expect(after).toMatchObject({ standing: before?.standing, countedOn: '2026-10-31' })
    expect(after?.guarantee).not.toEqual(before?.guarantee)
    await expectSame(town, '2026-10-31', lockedAnswers)
  })

  test.each([
    ['has moved to another authority', { status: 'T', authority: '821' }],
    ['has died', { status: 'D', authority: null }],
  ] as const)(
    'no longer count who %s, but in a month that was locked before, and name nobody more',
    async (_, left) => {
      const { db } = test$
      const town = await aReturnTown(db)
      await aReturnTown(db, { database: 902, authority: '821' })
      await aCohort(db, town, 120)
      await someAnswers(db, town)
      const { id } = await db
        .selectFrom('learner')
        .select('id')
        .where('bornOn', '>=', '2009-01-01')
        .orderBy('nameKey')
        .limit(1)
        .executeTakeFirstOrThrow()
      await lock(town, '2026-10-31')
      await recordLeaving(town.adviser, id, { ...left, leftOn: '2026-10-20', note: null })
      await freeze(town, '2026-10-31', '2026-11-03T09:00:00Z')
      await sql`update cohort_leaving set reported_id = (select id from nccis_snapshot where area_id = ${town.areaId})`.execute(
        db,
      )

      await countMonths(town.system)

      await expectSame(town, '2026-12-31', followed)
      await expectSame(town, '2026-10-31', lockedAnswers)
      for (const measure of ['guarantee-offered', 'guarantee-none', 'guarantee-not-recorded'] as const) {
        const { rows } = await namesBehind(town.adviser, { measure, schoolId: null, after: null })
        expect(rows.map((row) => row.id)).not.toContain(id)
      }
    },
  )
})
