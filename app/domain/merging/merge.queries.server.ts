import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { mergesVisibleTo } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { likeness, mostAlike } from './likeness'
import { movedTables } from './moved-table'
import { differing, undoUntil, usualSide, whyNotMerge } from './merge'

const BORN_THAT_DAY_AT_MOST = 500
const MERGES_SHOWN = 100

/** Both records as they are chosen between. */
export async function findTwo(ctx: Context, keptId: string, goneId: string) {
  const rows = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId', 'learner.mergedIntoId', 'learner.isAddressProtected'])
    .select(['learner.legalGivenNames', 'learner.givenNames', 'learner.familyName', 'learner.bornOn', 'learner.sex'])
    .select(['learner.legalFamilyName', 'learner.middleNames'])
    .select([
      sql<string | null>`learner.email::text`.as('email'),
      'learner.phone',
      'learner.address',
      'learner.postcode',
    ])
    .where('learner.id', 'in', [keptId, goneId])
    .execute()
  const one = (id: string) =>
    orNotFound(
      rows.find((row) => row.id === id),
      'learner',
    )
  return { kept: one(keptId), gone: one(goneId) }
}

/** The courses both have sent an application for that is still open: a provider must not lose one of them. */
export async function bothSent(ctx: Context, keptId: string, goneId: string): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select course.title from choice gone
    join choice kept on kept.course_run_id = gone.course_run_id and kept.learner_id = ${keptId}
    join course_run on course_run.id = gone.course_run_id join course on course.id = course_run.course_id
    where gone.learner_id = ${goneId} and gone.sent_at is not null and kept.sent_at is not null
      and ${sql.raw(movedTables.find(({ table }) => table === 'choice')?.clash ?? 'false')}
    order by course.title limit 20`.execute(ctx.db)
  return rows.map(({ title }) => title)
}

/** How many rows of each kind would go over: what the preview says. */
export async function countMoving(ctx: Context, goneId: string) {
  const told = movedTables.filter(({ words }) => words !== undefined)
  const counts = await Promise.all(
    told.map(async ({ table, column, words }) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${goneId}`.execute(ctx.db)
      return { words, count: rows[0]?.count ?? 0 }
    }),
  )
  return counts.flatMap(({ words, count }) => (words && count > 0 ? [`${count} ${words[count === 1 ? 0 : 1]}`] : []))
}

/** Who may be the same person: born on the same day in the same area, the likeliest first. */
export async function likelyDuplicates(
  ctx: Context,
  areaId: string,
  person: Parameters<typeof likeness>[0],
  exceptId: string,
) {
  const rows = await ctx.db
    .selectFrom('learner')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.bornOn', 'learner.postcode'])
    .select(['rollEntry.form', 'school.id as schoolId', 'school.name as schoolName'])
    .select(sql<boolean>`account.id is not null`.as('hasAccount'))
    .where('learner.areaId', '=', areaId)
    .where('learner.bornOn', '=', person.bornOn)
    .where('learner.mergedIntoId', 'is', null)
    .where('learner.id', '!=', exceptId)
    .orderBy('learner.familyName')
    .orderBy('learner.id')
    .limit(BORN_THAT_DAY_AT_MOST)
    .execute()
  return mostAlike(person, rows)
}

/** A learner with those who may be the same person, for whoever may put them together. */
export async function findForMerge(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .select([
      'learner.id',
      'learner.areaId',
      'learner.givenNames',
      'learner.familyName',
      'learner.bornOn',
      'learner.postcode',
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const { areaId, ...learner } = orNotFound(found, 'learner')
  mustBeAllowed(ctx, 'learner.merge', { areaId })
  return { learner, likely: await likelyDuplicates(ctx, areaId ?? '', learner, learner.id) }
}

/** What was put together in the area of late, and whether it can still be undone. */
export async function mergesOf(ctx: Context) {
  mustBeAllowed(ctx, 'learner.merge', { areaId: ctx.actor.areaId })
  const rows = await mergesVisibleTo(ctx)
    .innerJoin('learner as kept', 'kept.id', 'learnerMerge.keptId')
    .innerJoin('account as merger', 'merger.id', 'learnerMerge.mergedById')
    .select(['learnerMerge.id', 'learnerMerge.mergedAt', 'learnerMerge.undoneAt', 'learnerMerge.reason'])
    .select(['kept.id as keptId', 'kept.givenNames', 'kept.familyName', 'merger.name as by'])
    .orderBy('learnerMerge.mergedAt', 'desc')
    .orderBy('learnerMerge.id')
    .limit(MERGES_SHOWN)
    .execute()
  return rows.map((row) => ({ ...row, undoUntil: undoUntil(row.mergedAt) }))
}

/** What a merge would do, before it is done: the fields to choose in, what goes over, and what speaks against it. */
export async function previewMerge(ctx: Context, keptId: string, goneId: string) {
  const { kept, gone } = await findTwo(ctx, keptId, goneId)
  mustBeAllowed(ctx, 'learner.merge', { areaId: kept.areaId })
  const named = ({ id, givenNames, familyName }: typeof kept) => ({ id, name: `${givenNames} ${familyName}` })
  return {
    kept: named(kept),
    gone: named(gone),
    fields: differing(kept, gone).map((field) => ({
      ...{ field, kept: kept[field], gone: gone[field], usual: usualSide(field, kept, gone) },
    })),
    same: likeness(kept, gone).same,
    moving: await countMoving(ctx, goneId),
    notNow: whyNotMerge(kept, gone, await bothSent(ctx, keptId, goneId)),
  }
}
