import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { isAllowed } from '~/access/policy'
import { scorecardMonthsVisibleTo } from '~/access/scorecard-scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import type { BoardMeasure, Parts } from './figure'
import { boardMeasures } from './figure'
import type { Dimension } from './tally'

/** Two years and the month that runs: what a year before is compared with is still there. */
const MONTHS_SHOWN = 25
const GROUPS_AT_MOST = 20_000
const PARTS_AT_MOST = 2000
const AUTHORITIES_AT_MOST = 400

export type BoardMonth = {
  periodEnd: string
  countedOn: string
  isFrozen: boolean
  standing: Parts
  guarantee: Parts
}

/** What leaves is read by anybody, and tells of the month that runs no more than anybody is told. */
export type Reading = { isToLeave?: boolean }

/** The months of the area, the latest first, each with its people by where they stand. */
export async function boardMonths(ctx: Context, reading: Reading = {}): Promise<BoardMonth[]> {
  const rows = await scorecardMonthsVisibleTo(ctx, reading)
    .select(['scorecardMonth.periodEnd', 'scorecardMonth.countedOn', 'scorecardMonth.snapshotId'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('scorecardCount as one')
          .select(['one.topic', 'one.part', 'one.people'])
          .whereRef('one.monthId', '=', 'scorecardMonth.id')
          .where('one.topic', 'in', ['standing', 'guarantee'])
          .where('one.dimension', '=', 'all'),
      ).as('counts'),
    )
    // Before anybody of this age was here there is nothing to tell.
    .where('scorecardMonth.people', '>', 0)
    .orderBy('scorecardMonth.periodEnd', 'desc')
    .limit(MONTHS_SHOWN)
    .execute()
  return rows.map(({ snapshotId, counts, ...month }) => ({
    ...month,
    isFrozen: snapshotId !== null,
    standing: partsOf(counts.filter(({ topic }) => topic === 'standing')),
    guarantee: partsOf(counts.filter(({ topic }) => topic === 'guarantee')),
  }))
}

export type Group = { value: string; label: string | null; parts: Parts }

export type Topic = 'standing' | Guaranteed
type Guaranteed = 'guarantee' | 'coming-guarantee' | `${'guarantee' | 'coming-guarantee'}-code`

/** The people of one month by school, home, age or the like, in the order of the names of these. */
export async function groupsOf(
  ctx: Context,
  periodEnd: string,
  topic: 'standing' | 'guarantee',
  dimension: Dimension,
  reading: Reading = {},
): Promise<Group[]> {
  return groupsIn(await groupRows(ctx, periodEnd, [topic], [dimension], reading), topic, dimension)
}

/** The same of several countings at once, each by several things. */
export async function groupRows(
  ctx: Context,
  periodEnd: string,
  topics: readonly Topic[],
  dimensions: readonly (Dimension | 'source')[],
  reading: Reading = {},
) {
  return scorecardMonthsVisibleTo(ctx, reading)
    .innerJoin('scorecardCount as one', 'one.monthId', 'scorecardMonth.id')
    .leftJoin('organisation as school', (join) =>
      join.on('one.dimension', '=', 'school').on(sql<string>`school.id::text`, '=', sql.ref('one.value')),
    )
    .leftJoin('authorityCode as authority', (join) =>
      join.on('one.dimension', '=', 'authority').onRef('authority.code', '=', 'one.value'),
    )
    .leftJoin('characteristicCode as circumstance', (join) =>
      join.on('one.dimension', '=', 'circumstance').onRef('circumstance.code', '=', 'one.value'),
    )
    .leftJoin('ward', (join) => join.on('one.dimension', '=', 'district').onRef('ward.code', '=', 'one.value'))
    .select(['one.topic', 'one.dimension', 'one.value', 'one.part', 'one.people'])
    .select((eb) => eb.fn.coalesce('ward.name', 'school.name', 'authority.label', 'circumstance.label').as('label'))
    .where('scorecardMonth.periodEnd', '=', periodEnd)
    .where('one.topic', 'in', [...topics])
    .where('one.dimension', 'in', [...dimensions])
    .orderBy('label')
    .orderBy('one.value')
    .orderBy('one.topic')
    .orderBy('one.part')
    .limit(GROUPS_AT_MOST)
    .execute()
}

/** The groups of one counting by one thing among such rows. */
export function groupsIn(
  rows: Awaited<ReturnType<typeof groupRows>>,
  topic: Topic,
  dimension: Dimension | 'source',
): Group[] {
  const own = rows.filter((row) => row.topic === topic && row.dimension === dimension)
  return [...Map.groupBy(own, ({ value }) => value)].map(([value, group]) => ({
    ...{ value, label: group[0]?.label ?? null, parts: partsOf(group) },
  }))
}

/** The latest month that tells of the guarantee of a September: of its own, or of the one to come while another is still told of. */
export async function monthOfGuarantee(ctx: Context, season: number) {
  return scorecardMonthsVisibleTo(ctx)
    .select(['scorecardMonth.periodEnd', 'scorecardMonth.countedOn', 'scorecardMonth.snapshotId'])
    .where('scorecardMonth.periodEnd', '>=', `${season - 1}-09-01`)
    .where('scorecardMonth.periodEnd', '<=', `${season + 1}-03-31`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('scorecardCount as one')
          .select('one.part')
          .whereRef('one.monthId', '=', 'scorecardMonth.id')
          .where('one.dimension', '=', 'all')
          .where(
            'one.topic',
            '=',
            sql<string>`case when scorecard_month.period_end >= ${`${season}-04-01`}
            then 'guarantee' else 'coming-guarantee' end`,
          ),
      ),
    )
    .orderBy('scorecardMonth.periodEnd', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Of each month who came to be out of work and learning and who no longer is, for how long and why; the latest month first. */
export async function changesOf(ctx: Context) {
  const rows = await scorecardMonthsVisibleTo(ctx)
    .select(['scorecardMonth.periodEnd', 'scorecardMonth.countedOn', 'scorecardMonth.beforeId'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('scorecardCount as one')
          .leftJoin('activityCode', (join) =>
            join.on('one.topic', '=', 'activity').onRef('activityCode.code', '=', 'one.part'),
          )
          .select(['one.topic', 'one.part', 'one.people', 'activityCode.label'])
          .whereRef('one.monthId', '=', 'scorecardMonth.id')
          .where('one.dimension', '=', 'all')
          .where('one.topic', 'in', ['joined', 'left', 'length', 'activity', 'standing'])
          .orderBy('one.topic')
          .orderBy('one.part')
          .limit(PARTS_AT_MOST),
      ).as('counts'),
    )
    // Before anybody of this age was here there is nothing to tell.
    .where('scorecardMonth.people', '>', 0)
    .orderBy('scorecardMonth.periodEnd', 'desc')
    .limit(MONTHS_SHOWN)
    .execute()
  return rows.map(({ beforeId, counts, ...month }) => ({
    ...month,
    isBeforeKnown: beforeId !== null,
    standing: partsOf(counts.filter(({ topic }) => topic === 'standing')),
    counts: counts.filter(({ topic }) => topic !== 'standing'),
  }))
}

/** What the department published last: of England, of the area's own authorities and their regions, and of all others without names. */
export async function publishedFigures(ctx: Context, areaId: string | null) {
  const { rows } = await sql<{
    year: number
    measure: BoardMeasure
    level: string
    name: string
    share: number
    change: number | null
    quintile: number | null
    others: number[]
  }>`
    with own as (
      select distinct authority.authority_code as code from area_authority
      join organisation authority on authority.id = area_authority.authority_id
      where area_authority.area_id = ${areaId} and authority.authority_code is not null
    ), latest as (select max(year) as year from published_figure),
    here as (
      select figure.* from published_figure figure join latest using (year)
      where figure.measure = any (${[...boardMeasures]})
        and (figure.level = 'england' or figure.authority_code in (select code from own) or (figure.level = 'region'
          and figure.place_code in (select region_code from published_figure where authority_code in (select code from own))))
    )
    select here.year, here.measure, here.level, here.name, here.share, here.change, here.quintile,
      array(select other.share from published_figure other
        where other.measure = here.measure and other.year = here.year and other.level = 'authority') as others
    from here
    order by here.measure, array_position(array['england', 'region', 'authority'], here.level), here.name, here.place_code
    limit ${AUTHORITIES_AT_MOST}`.execute(ctx.db)
  return rows
}

/** How many people are in each part. */
export function partsOf(counts: readonly { part: string; people: number }[]): Parts {
  return Object.fromEntries(counts.map(({ part, people }) => [part, people]))
}

/** Below how many people nothing is told to the viewer; no limit for whoever may see the names. */
export async function limitFor(ctx: Context): Promise<number | null> {
  const { areaId } = ctx.actor
  mustBeAllowed(ctx, 'scorecard.see', { areaId })
  if (isAllowed(ctx.actor, 'scorecard.names', { areaId })) return null
  return (await settingsOf(ctx, areaId)).smallestShown
}
