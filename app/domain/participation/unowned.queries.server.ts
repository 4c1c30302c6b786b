import { sql } from 'kysely'
import { learnersWithoutAdviser } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { birthdaysOfParticipation } from './caseload'

const PAGE_SIZE = 50

/** One page of those in the two years after Year 11 who are on nobody’s caseload, the oldest first. */
export async function learnersOnNoCaseload(ctx: Context, after: string | null = null) {
  const { first, last } = birthdaysOfParticipation(londonDay(ctx.now))
  const start = await placeOf(ctx, after)
  const rows = await learnersWithoutAdviser(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('activity', (join) =>
      join
        .onRef('activity.learnerId', '=', 'learner.id')
        .on('activity.status', '=', 'confirmed')
        .on('activity.endedAt', 'is', null),
    )
    .leftJoin('activityCode', 'activityCode.code', 'activity.code')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .select(['school.name as schoolName', 'activityCode.label'])
    .where('learner.bornOn', '>=', first)
    .where('learner.bornOn', '<=', last)
    .$if(start !== undefined, (query) =>
      query.where(sql<boolean>`(learner.born_on, learner.id) > (${start?.bornOn}::date, ${start?.id}::uuid)`),
    )
    .orderBy('learner.bornOn')
    .orderBy('learner.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, ({ id }) => [id])
}

// Whoever was last on the page before may have been taken on since: the place is found all the same.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return ctx.db
    .selectFrom('learner')
    .select(['learner.id', 'learner.bornOn'])
    .where('learner.id', '=', id)
    .where('learner.areaId', '=', ctx.actor.areaId)
    .executeTakeFirst()
}
