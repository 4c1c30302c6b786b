import { sql } from 'kysely'
import { isFollowed, livesHere } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { cohortOf } from '~/domain/nccis-returns/period'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { neetCodes } from './standing'

export const NAMES_ON_A_PAGE = 50

export type NameFilter = { standing: 'neet' | 'not-known'; schoolId: string | null; after: string | null }

/** Who is out of work and learning today, or of whom nothing is known, by name: for advisers, who look after them. */
export async function namesBehind(ctx: Context, { standing, schoolId, after }: NameFilter) {
  const today = londonDay(ctx.now)
  const [id] = valuesAt(after, 1) ?? []
  const start = id
    ? await learnersVisibleTo(ctx)
        .select(['learner.nameKey', 'learner.id'])
        .where('learner.id', '=', id)
        .executeTakeFirst()
    : undefined
  const rows = await ofAge(ctx, today)
    .leftJoin('activity', (join) =>
      join
        .onRef('activity.learnerId', '=', 'learner.id')
        .on('activity.status', '=', 'confirmed')
        .on('activity.endedAt', 'is', null),
    )
    .leftJoin('activityCode', 'activityCode.code', 'activity.code')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('caseloadEntry', (join) =>
      join.onRef('caseloadEntry.learnerId', '=', 'learner.id').on('caseloadEntry.endedAt', 'is', null),
    )
    .leftJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'school.name as schoolName'])
    .select(['activityCode.label', 'activity.verifiedOn', 'adviser.name as adviserName'])
    .$if(standing === 'neet', (query) => query.where('activity.code', 'in', [...neetCodes]))
    .$if(standing === 'not-known', (query) => query.where(isNotKnown(today)))
    .$if(schoolId !== null, (query) => query.where('rollEntry.schoolId', '=', schoolId))
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('learner.nameKey', 'learner.id'), '>', eb.tuple(start?.nameKey ?? '', start?.id ?? '')),
      ),
    )
    .orderBy('learner.nameKey')
    .orderBy('learner.id')
    .limit(NAMES_ON_A_PAGE + 1)
    .execute()
  return pageOf(rows, NAMES_ON_A_PAGE, (row) => [row.id])
}

// Those whom the boards count: of academic age 16 and 17, who live here and are followed here.
function ofAge(ctx: Context, today: string) {
  const { planBefore, year11From } = cohortOf(today)
  return learnersVisibleTo(ctx)
    .where('learner.areaId', '=', ctx.actor.areaId)
    .where('learner.bornOn', '>=', planBefore)
    .where('learner.bornOn', '<=', addDays(year11From, -1))
    .where(isFollowed)
    .where(livesHere)
}

// Nothing was ever confirmed, or it says so itself, or it has lapsed; being out of work and learning and custody do not lapse.
function isNotKnown(today: string) {
  return sql<boolean>`(activity.id is null or activity_code.family = 'not-known' or activity.code = '150'
    or (activity_code.headline_group in ('eet', 'compulsory') and activity_lapses_under(activity.code, ${today}::date, activity.started_on,
      activity.verified_on, activity.review_on, activity.predicted_end_on) < ${today}))`
}
