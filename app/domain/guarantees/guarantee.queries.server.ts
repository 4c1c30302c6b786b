import { sql, type Expression, type RawBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { guaranteeMonthsVisibleTo, guaranteesVisibleTo } from '~/access/guarantee-scopes.server'
import { follows, isFollowed } from '~/access/return-scopes.server'
import { COUNTED_AT_MOST } from '~/kit/capped-count'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { evidenceOf } from './evidence.schemas'
import type { Outcome } from './guarantee'

export const PAGE_SIZE = 50
const CODES_AT_MOST = 50
const SCHOOLS_AT_MOST = 500
const MONTHS_AT_MOST = 120

/** Nothing is said yet, or no offer: what the desk opens on. Written out, so that the index of the desk is used. */
const needsWork = sql<boolean>`guarantee.code in ('140', '150', '151', '153', '154', '159')`

export type DeskFilter = {
  season: number
  outcome: Outcome | 'to-do' | 'all'
  schoolId: string | null
  after: string | null
}

/** One page of the desk, in the order of names. Who is followed here no longer is nobody's work. */
export async function guaranteeDesk(ctx: Context, { season, outcome, schoolId, after }: DeskFilter) {
  const start = await placeOf(ctx, after)
  const rows = await rowsWithNames(ctx)
    .where('guarantee.season', '=', season)
    .where(isFollowed)
    .$if(outcome === 'to-do', (query) => query.where(needsWork))
    .$if(outcome !== 'to-do' && outcome !== 'all', (query) =>
      // What has no offer is found by the index of the desk as well.
      query
        .where('code.outcome', '=', outcome)
        .$if(outcome === 'no-offer' || outcome === 'not-recorded', (some) => some.where(needsWork)),
    )
    .$if(schoolId !== null, (query) => query.where('guarantee.schoolId', '=', schoolId))
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('guarantee.sortName', 'guarantee.id'), '>', eb.tuple(start?.sortName ?? '', start?.id ?? '')),
      ),
    )
    .orderBy('guarantee.sortName')
    .orderBy('guarantee.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  const page = pageOf(rows, PAGE_SIZE, (row) => [row.id])
  return { ...page, rows: page.rows.map(read) }
}

export type DeskRow = Awaited<ReturnType<typeof guaranteeDesk>>['rows'][number]

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return guaranteesVisibleTo(ctx)
    .select(['guarantee.sortName', 'guarantee.id'])
    .where('guarantee.id', '=', id)
    .executeTakeFirst()
}

function rowsWithNames(ctx: Context) {
  return guaranteesVisibleTo(ctx)
    .innerJoin('guaranteeCode as code', 'code.code', 'guarantee.code')
    .innerJoin('guaranteeCode as recordCode', 'recordCode.code', 'guarantee.recordCode')
    .innerJoin('learner', 'learner.id', 'guarantee.learnerId')
    .leftJoin('organisation as school', 'school.id', 'guarantee.schoolId')
    .leftJoin('account as decider', 'decider.id', 'guarantee.decidedById')
    .select(['guarantee.id', 'guarantee.learnerId', 'guarantee.areaId', 'guarantee.season', 'guarantee.yearGroup'])
    .select(['guarantee.code', 'guarantee.source', 'guarantee.reason', 'guarantee.decidedAt', 'guarantee.version'])
    .select(['guarantee.evidence', 'guarantee.recordCode', 'guarantee.recordEvidence', 'guarantee.recordChangedAt'])
    .select(['code.label', 'code.outcome', 'recordCode.label as recordLabel', 'recordCode.outcome as recordOutcome'])
    .select(['learner.givenNames', 'learner.familyName', 'school.name as schoolName', 'decider.name as deciderName'])
}

/** One of them, with whom it is about. */
export async function findGuarantee(ctx: Context, guaranteeId: string) {
  const row = await rowsWithNames(ctx).where('guarantee.id', '=', guaranteeId).executeTakeFirst()
  return read(orNotFound(row, 'guarantee'))
}

/** The same, held until the deed is done. */
export async function lockGuarantee(ctx: Context, guaranteeId: string) {
  const row = await rowsWithNames(ctx).where('guarantee.id', '=', guaranteeId).forUpdate('guarantee').executeTakeFirst()
  return read(orNotFound(row, 'guarantee'))
}

/** What stands of one learner, the newest September first. */
export async function guaranteesOf(ctx: Context, learnerId: string) {
  const rows = await rowsWithNames(ctx)
    .where('guarantee.learnerId', '=', learnerId)
    .orderBy('guarantee.season', 'desc')
    .orderBy('guarantee.id')
    .limit(4)
    .execute()
  return rows.map(read)
}

/** What a learner reads of the own coming September. */
export function ownGuarantee(ctx: Context, season: number) {
  return guaranteesVisibleTo(ctx)
    .innerJoin('guaranteeCode as code', 'code.code', 'guarantee.code')
    .select(['code.learnerWords', 'code.outcome'])
    .where('guarantee.season', '=', season)
    .where('guarantee.learnerId', '=', ctx.actor.learnerId)
    .limit(1)
    .executeTakeFirst()
}

function read<R extends { evidence: unknown; recordEvidence: unknown; outcome: string; recordOutcome: string }>(
  row: R,
) {
  return {
    ...row,
    evidence: evidenceOf(row.evidence),
    recordEvidence: evidenceOf(row.recordEvidence),
  }
}

/** The answers that may be given today, by their code. */
export function guaranteeCodes(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('guaranteeCode')
    .select(['code', 'label', 'outcome', 'forYear11', 'forYear12'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('code')
    .limit(CODES_AT_MOST)
    .execute()
}

/** How many of each kind of answer the desk lists; of many no more are counted than can be told apart from many. */
export function deskCounts(ctx: Context, season: number) {
  return ctx.db
    .selectFrom((eb) =>
      eb
        .selectFrom('guaranteeCode')
        .select(['outcome', (eb) => eb.fn.agg<string[]>('array_agg', ['code']).as('codes')])
        .groupBy('outcome')
        .as('kind'),
    )
    .select('kind.outcome')
    .select((eb) =>
      eb
        .selectFrom(
          guaranteesVisibleTo(ctx)
            .where('guarantee.season', '=', season)
            .where(follows('guarantee.learnerId'))
            .where(sql<boolean>`guarantee.code = any (kind.codes)`)
            .select('guarantee.id')
            .limit(COUNTED_AT_MOST + 1)
            .as('some'),
        )
        .select(sql<number>`count(*)::int`.as('count'))
        .$asScalar()
        .$notNull()
        .as('count'),
    )
    .orderBy('kind.outcome')
    .limit(CODES_AT_MOST)
    .execute()
}

/** Once the cohort of an area is frozen, whoever comes later is not counted in it. */
export const isCounted = sql<boolean>`(guarantee.cohort_on is not null or not exists (
  select from guarantee_month frozen
  where frozen.area_id = guarantee.area_id and frozen.season = guarantee.season and frozen.is_cohort))`

/** The schools one may narrow the desk to. */
export function guaranteeSchools(ctx: Context, season: number) {
  return ctx.db
    .selectFrom('organisation as school')
    .select(['school.id', 'school.name'])
    .where((eb) =>
      eb.exists(
        guaranteesVisibleTo(ctx)
          .select('guarantee.id')
          .where('guarantee.season', '=', season)
          .where('guarantee.schoolId', '=', sql.ref<string>('school.id')),
      ),
    )
    .orderBy('school.name')
    .orderBy('school.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

/** What each answer there ever was is called, and of which kind it is. */
export function everyGuaranteeCode(ctx: Context) {
  return ctx.db
    .selectFrom('guaranteeCode')
    .select(['code', 'label', 'outcome'])
    .orderBy('code')
    .limit(CODES_AT_MOST)
    .execute()
}

/** The months that are locked, with their counts. */
export function lockedMonths(ctx: Context, season: number) {
  return guaranteeMonthsVisibleTo(ctx)
    .select(['guaranteeMonth.id', 'guaranteeMonth.endsOn', 'guaranteeMonth.learners', 'guaranteeMonth.lockedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('guaranteeMonthCount')
          .innerJoin('guaranteeCode as code', 'code.code', 'guaranteeMonthCount.code')
          .select('code.outcome')
          .select(sql<number>`sum(guarantee_month_count.learners)::int`.as('count'))
          .whereRef('guaranteeMonthCount.monthId', '=', 'guaranteeMonth.id')
          .groupBy('code.outcome')
          .orderBy('code.outcome'),
      ).as('counts'),
    )
    .where('guaranteeMonth.season', '=', season)
    .orderBy('guaranteeMonth.endsOn')
    .limit(MONTHS_AT_MOST)
    .execute()
}

/** Whether what happened to a choice or a learner could change an answer: asked where it happens, so that little is queued. */
export function mayChangeGuarantee(subjectId: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from guarantee
    where guarantee.record_code not in ('110', '114', '115') and guarantee.learner_id in (
      select choice.learner_id from choice where choice.id = ${subjectId} union all select ${subjectId}))`
}

/** The answer of the newest September, as part of a larger question about a learner. */
export function newestGuaranteeOf(ctx: Asking, learnerId: Expression<string>) {
  return jsonArrayFrom(
    ctx.db
      .selectFrom('guarantee')
      .innerJoin('guaranteeCode as code', 'code.code', 'guarantee.code')
      .select([
        'guarantee.id',
        'guarantee.season',
        'code.label',
        'guarantee.evidence',
        'guarantee.source',
        'guarantee.reason',
      ])
      .where('guarantee.learnerId', '=', learnerId)
      .orderBy('guarantee.season', 'desc')
      .orderBy('guarantee.id')
      .limit(2),
  )
}
