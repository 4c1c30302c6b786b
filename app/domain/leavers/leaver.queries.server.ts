import { sql, type RawBuilder } from 'kysely'
import { leaversVisibleTo } from '~/access/leaver-scopes.server'
import { isFollowed } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import type { Mismatch } from './leaver'

export const PAGE_SIZE = 50
const SCHOOLS_AT_MOST = 500
const GROUPS_AT_MOST = 1_000

export type LeaverWish = { year: number; kind: Mismatch | 'all'; schoolId: string | null; after: string | null }

/** One page of what advisers have to look at, in the order of names. */
export async function leaverWork(ctx: Context, { year, kind, schoolId, after }: LeaverWish) {
  const start = await placeOf(ctx, after)
  const rows = await leaverRows(ctx)
    .where('leaver.leavingYear', '=', year)
    .where('leaver.openMismatch', 'is not', null)
    .where(isFollowed)
    .$if(kind !== 'all', (query) => query.where('leaver.openMismatch', '=', kind))
    .$if(schoolId !== null, (query) => query.where('leaver.schoolId', '=', schoolId))
    .$if(start !== undefined, (query) => query.where(isAfter(start)))
    .orderBy('leaver.sortName')
    .orderBy('leaver.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

/** One page of a school’s own former pupils, in the order of names. */
export async function formerPupils(ctx: Context, { year, after }: Pick<LeaverWish, 'year' | 'after'>) {
  const start = await placeOf(ctx, after)
  const rows = await leaverRows(ctx)
    .where('leaver.leavingYear', '=', year)
    .$if(start !== undefined, (query) => query.where(isAfter(start)))
    .orderBy('leaver.sortName')
    .orderBy('leaver.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

export type LeaverRow = Awaited<ReturnType<typeof leaverWork>>['rows'][number]

function isAfter(start: { sortName: string; id: string } | undefined) {
  return sql<boolean>`(leaver.sort_name, leaver.id) > (${start?.sortName ?? ''}, ${start?.id ?? null}::uuid)`
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return leaversVisibleTo(ctx).select(['leaver.sortName', 'leaver.id']).where('leaver.id', '=', id).executeTakeFirst()
}

function leaverRows(ctx: Context) {
  return leaversVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'leaver.learnerId')
    .leftJoin('organisation as school', 'school.id', 'leaver.schoolId')
    .leftJoin('intendedDestination as intended', 'intended.code', 'leaver.intendedCode')
    .leftJoin('activityCode as november', 'november.code', 'leaver.novemberCode')
    .select([
      'leaver.id',
      'leaver.learnerId',
      'leaver.areaId',
      'leaver.leavingYear',
      'leaver.offers',
      'leaver.accepted',
    ])
    .select(['leaver.novemberEvidence', 'leaver.sustained', 'leaver.sustainedEvidence', 'leaver.mismatch'])
    .select(['leaver.openMismatch', 'leaver.seenReason', 'leaver.seenAt', 'leaver.version', 'leaver.form'])
    .select(['learner.givenNames', 'learner.familyName', 'school.name as schoolName'])
    .select(['intended.label as intendedLabel', 'november.label as novemberLabel'])
}

/** One of them. */
export async function findLeaver(ctx: Context, leaverId: string) {
  return orNotFound(await leaverRows(ctx).where('leaver.id', '=', leaverId).executeTakeFirst(), 'leaver')
}

/** The same, held until the deed is done. */
export async function lockLeaver(ctx: Context, leaverId: string) {
  const held = await leaversVisibleTo(ctx)
    .select([
      'leaver.id',
      'leaver.learnerId',
      'leaver.areaId',
      'leaver.mismatch',
      'leaver.openMismatch',
      'leaver.version',
    ])
    .where('leaver.id', '=', leaverId)
    .forUpdate('leaver')
    .executeTakeFirst()
  return orNotFound(held, 'leaver')
}

/** The schools one may narrow the list to. */
export function schoolsOfLeavers(ctx: Context, year: number) {
  return ctx.db
    .selectFrom('organisation as school')
    .select(['school.id', 'school.name'])
    .where('school.id', 'in', leaversVisibleTo(ctx).select('leaver.schoolId').where('leaver.leavingYear', '=', year))
    .orderBy('school.name')
    .orderBy('school.id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

/** How many meant each thing and did each kind of thing on 1 November. Counts and no names. */
export function leaverCounts(ctx: Context, year: number) {
  return leaversVisibleTo(ctx)
    .leftJoin('intendedDestination as intended', 'intended.code', 'leaver.intendedCode')
    .leftJoin('activityCode as november', 'november.code', 'leaver.novemberCode')
    .select(['intended.label as intended', 'november.family'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('leaver.leavingYear', '=', year)
    .groupBy(['intended.label', 'intended.position', 'november.family'])
    .orderBy('intended.position')
    .orderBy('november.family')
    .limit(GROUPS_AT_MOST)
    .execute()
}

/** Whether what happened to a choice or a learner is about a leaver: asked where it happens, so that little is queued. */
export function isOfLeaver(subjectId: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from leaver where leaver.learner_id in (
    select choice.learner_id from choice where choice.id = ${subjectId} union all select ${subjectId}))`
}
