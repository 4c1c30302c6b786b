import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { courseGapsVisibleTo, outcomesVisibleTo, unmetVisibleTo } from '~/access/planning-scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { LEAST_SHOWN } from '~/kit/small-numbers'
import { gapStateOf } from './course-gap.states'
import { clusterRows } from './planning.queries.server'

const GAPS_AT_MOST = 200
const ENTRIES_AT_MOST = 200
const OWNERS_AT_MOST = 500
const LINES_AT_MOST = 8000
const VAIN_AT_MOST = 1000

/** The gaps that were taken up, what is due first above; what has ended below. */
export async function courseGaps(ctx: Context) {
  return (await gapsInOrder(ctx).execute()).map(withState)
}

function gapsInOrder(ctx: Asking) {
  return gapRows(ctx)
    .orderBy((eb) => eb('courseGap.state', 'in', ['provided', 'not-provided']))
    .orderBy('courseGap.dueOn')
    .orderBy('courseGap.id')
    .limit(GAPS_AT_MOST)
}

/** The gaps, what tells of some cycles, and the largest clusters of one, in one question. */
export async function gapsAndYears(ctx: Context, cycleIds: readonly string[], clustersOf: string) {
  const { gaps, ...told } = await ctx.db
    .selectNoFrom(() => [
      jsonArrayFrom(gapsInOrder(ctx)).as('gaps'),
      jsonArrayFrom(vainLines(ctx, cycleIds)).as('vain'),
      jsonArrayFrom(outcomeLines(ctx, cycleIds)).as('outcomes'),
      jsonArrayFrom(clusterRows(ctx, clustersOf)).as('clusters'),
    ])
    .executeTakeFirstOrThrow()
  return { ...told, gaps: gaps.map(withState) }
}

function withState<Row extends { state: string }>(row: Row) {
  return { ...row, state: gapStateOf(row.state) }
}

/** One of them. */
export async function findGap(ctx: Context, gapId: string) {
  return withState(orNotFound(await gapRows(ctx).where('courseGap.id', '=', gapId).executeTakeFirst(), 'gap'))
}

/** The same, held until the deed on it is done. */
export async function lockGap(ctx: Asking, gapId: string) {
  const held = await courseGapsVisibleTo(ctx)
    .select(['courseGap.id', 'courseGap.areaId', 'courseGap.state', 'courseGap.version', 'courseGap.nextStep'])
    .select(['courseGap.dueOn', 'courseGap.ownerOrganisationId', 'courseGap.ownerAccountId'])
    .where('courseGap.id', '=', gapId)
    .forUpdate()
    .executeTakeFirst()
  return withState(orNotFound(held, 'gap'))
}

/** How a gap stood after each deed, the newest first: to the area alone, for an earlier owner’s words are not the next one’s to read. */
export async function gapEntries(ctx: Context, gapId: string) {
  mustBeAllowed(ctx, 'planning.see', { areaId: ctx.actor.areaId })
  const rows = await courseGapsVisibleTo(ctx)
    .innerJoin('courseGapEntry as entry', 'entry.gapId', 'courseGap.id')
    .leftJoin('account as who', 'who.id', 'entry.byId')
    .leftJoin('organisation as house', 'house.id', 'entry.byOrganisationId')
    .leftJoin('reason', 'reason.id', 'entry.reasonId')
    .select(['entry.id', 'entry.deed', 'entry.state', 'entry.owner', 'entry.nextStep', 'entry.dueOn', 'entry.words'])
    .select(['entry.madeAt', 'who.name as who', 'house.name as house', 'reason.label as reason'])
    .where('courseGap.id', '=', gapId)
    .orderBy('entry.nth', 'desc')
    .limit(ENTRIES_AT_MOST)
    .execute()
  return rows.map(withState)
}

/** What the reader’s own organisation answered last. */
export async function ownGapAnswer(ctx: Context, gapId: string) {
  const row = await courseGapsVisibleTo(ctx)
    .innerJoin('courseGapEntry as entry', 'entry.gapId', 'courseGap.id')
    .select(['entry.state', 'entry.words', 'entry.madeAt'])
    .where('courseGap.id', '=', gapId)
    .where('entry.deed', '=', 'answered')
    .where('entry.byOrganisationId', '=', ctx.actor.organisationId)
    .orderBy('entry.nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : withState(row)
}

/** Who can take something on: whoever takes applications or plans in the area, and the people who coordinate it. */
export async function gapOwners(ctx: Context) {
  const { rows } = await sql<{ value: string; text: string; kind: 'organisation' | 'person' }>`
    select * from (
      select 'organisation' as kind, 'organisation:' || id as value, name as text
      from organisation
      where area_id = ${ctx.actor.areaId} and closed_on is null
        and (takes_applications or kind in ('authority', 'service') or exists (
          select from course where course.provider_id = organisation.id))
      union
      select 'person', 'person:' || account.id, account.name || ', ' || organisation.name
      from membership
      join account on account.id = membership.account_id
      join organisation on organisation.id = membership.organisation_id and organisation.area_id = ${ctx.actor.areaId}
      where membership.role = 'coordinator' and membership.ended_at is null
    ) owner
    order by kind, text, value
    limit ${OWNERS_AT_MOST}`.execute(ctx.db)
  return rows
}

/** What was asked for in vain in some cycles, of the groups that are large enough to be told of. */
export function vainLines(ctx: Asking, cycleIds: readonly string[]) {
  return unmetVisibleTo(ctx)
    .select([
      'unmetLine.cycleId',
      'unmetLine.subjectCode',
      'unmetLine.level',
      'unmetLine.outcode',
      'unmetLine.together',
    ])
    .where('unmetLine.cycleId', 'in', [...cycleIds])
    .where('unmetLine.together', '>=', LEAST_SHOWN)
    .orderBy('unmetLine.together', 'desc')
    .orderBy('unmetLine.id')
    .limit(VAIN_AT_MOST)
}

/** What some cycles came to, as the last night has counted it. */
export function outcomeLines(ctx: Asking, cycleIds: readonly string[]) {
  return outcomesVisibleTo(ctx)
    .select(['cycleOutcome.cycleId', 'cycleOutcome.subjectCode', 'cycleOutcome.level', 'cycleOutcome.countedTo'])
    .select(['cycleOutcome.places', 'cycleOutcome.runsUntold', 'cycleOutcome.choices', 'cycleOutcome.firstChoices'])
    .select(['cycleOutcome.enrolled', 'cycleOutcome.stayed'])
    .where('cycleOutcome.cycleId', 'in', [...cycleIds])
    .orderBy('cycleOutcome.cycleId')
    .orderBy('cycleOutcome.subjectCode')
    .orderBy('cycleOutcome.level')
    .limit(LINES_AT_MOST)
}

function gapRows(ctx: Asking) {
  return courseGapsVisibleTo(ctx)
    .innerJoin('cycle', 'cycle.id', 'courseGap.cycleId')
    .leftJoin('organisation as house', 'house.id', 'courseGap.ownerOrganisationId')
    .leftJoin('account as person', 'person.id', 'courseGap.ownerAccountId')
    .select(['courseGap.id', 'courseGap.cycleId', 'courseGap.subjectCode', 'courseGap.level', 'courseGap.outcode'])
    .select(['courseGap.seenTo', 'courseGap.seenTogether', 'courseGap.seenFirstChoices', 'courseGap.seenPlaces'])
    .select(['courseGap.state', 'courseGap.nextStep', 'courseGap.dueOn', 'courseGap.version'])
    .select(['courseGap.ownerOrganisationId', 'courseGap.ownerAccountId', 'cycle.name as cycle', 'cycle.startsOn'])
    .select((eb) => eb.fn.coalesce('house.name', 'person.name').as('owner'))
}
