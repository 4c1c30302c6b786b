import { sql } from 'kysely'
import { guaranteesVisibleTo } from '~/access/guarantee-scopes.server'
import { isFollowed, livesHere } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { isCounted } from '~/domain/guarantees/guarantee.queries.server'
import { cohortOf, guaranteeOf } from '~/domain/nccis-returns/period'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { isOfGuarantee, outcomesOf, standingsOf, type BoardMeasure, type OfGuarantee, type OfStanding } from './figure'
import { codesOf, type Standing } from './standing'

export const NAMES_ON_A_PAGE = 50

type Filter<Measure> = { measure: Measure; schoolId: string | null; after: string | null }
export type NameFilter = Filter<BoardMeasure>

/** Who is behind a figure as the record stands today, by name: for advisers, who look after them. */
export function namesBehind(ctx: Context, { measure, ...where }: NameFilter) {
  return isOfGuarantee(measure)
    ? namesOfGuarantee(ctx, { measure, ...where })
    : namesOfStanding(ctx, { measure, ...where })
}

async function namesOfStanding(ctx: Context, { measure, schoolId, after }: Filter<OfStanding>) {
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
    .select(['activityCode.label', 'activity.verifiedOn as checkedOn', 'adviser.name as adviserName'])
    .where(standsIn(standingsOf(measure), today))
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

const neverLapsing: readonly Standing[] = ['neet-available', 'neet-unavailable', 'excluded']

function standsIn(standings: readonly Standing[], today: string) {
  const isOpen = sql<boolean>`coalesce(activity_lapses_under(activity.code, ${today}::date, activity.started_on, activity.verified_on,
    activity.review_on, activity.predicted_end_on) >= ${today}::date, true)`
  const lasting = codesOf(standings.filter((one) => neverLapsing.includes(one)))
  const open = codesOf(standings.filter((one) => one !== 'not-known' && !neverLapsing.includes(one)))
  // Nothing was ever confirmed, or it says so itself, or it has lapsed; being out of work and learning and custody do not lapse.
  const unknown = sql<boolean>`(activity.id is null or activity_code.family = 'not-known' or activity.code = '150'
    or (activity_code.headline_group in ('eet', 'compulsory') and not ${isOpen}))`
  return sql<boolean>`(activity.code = any (${lasting}::text[]) or (activity.code = any (${open}::text[]) and ${isOpen})
    or (${standings.includes('not-known')} and ${unknown}))`
}

/** Those whom the September Guarantee of today counts: who has left is no longer among them. */
async function namesOfGuarantee(ctx: Context, { measure, schoolId, after }: Filter<OfGuarantee>) {
  const { season } = guaranteeOf(londonDay(ctx.now))
  const [id] = valuesAt(after, 1) ?? []
  const start = id
    ? await guaranteesVisibleTo(ctx)
        .select(['guarantee.sortName', 'guarantee.id'])
        .where('guarantee.id', '=', id)
        .executeTakeFirst()
    : undefined
  const rows = await guaranteesVisibleTo(ctx)
    .innerJoin('guaranteeCode', 'guaranteeCode.code', 'guarantee.code')
    .innerJoin('learner', 'learner.id', 'guarantee.learnerId')
    .leftJoin('organisation as school', 'school.id', 'guarantee.schoolId')
    .leftJoin('caseloadEntry', (join) =>
      join.onRef('caseloadEntry.learnerId', '=', 'learner.id').on('caseloadEntry.endedAt', 'is', null),
    )
    .leftJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'school.name as schoolName'])
    .select(['guarantee.id as guaranteeId', 'guaranteeCode.label', 'adviser.name as adviserName'])
    .select(sql<string>`(guarantee.changed_at at time zone 'Europe/London')::date`.as('checkedOn'))
    .where('guarantee.season', '=', season)
    .where('guaranteeCode.outcome', 'in', [...outcomesOf(measure)])
    .where(isCounted)
    .where(isFollowed)
    .$if(schoolId !== null, (query) => query.where('guarantee.schoolId', '=', schoolId))
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('guarantee.sortName', 'guarantee.id'), '>', eb.tuple(start?.sortName ?? '', start?.id ?? '')),
      ),
    )
    .orderBy('guarantee.sortName')
    .orderBy('guarantee.id')
    .limit(NAMES_ON_A_PAGE + 1)
    .execute()
  return pageOf(rows, NAMES_ON_A_PAGE, (row) => [row.guaranteeId])
}
