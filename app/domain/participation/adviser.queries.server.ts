import { sql } from 'kysely'
import { advisersVisibleTo } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const ADVISERS_AT_MOST = 300

/** The advisers of a service or an area, by name, with how many each looks after. Names of learners do not come along. */
export function advisersWithCaseloads(ctx: Context) {
  return adviserRows(ctx)
    .select(
      sql<number>`(select count(*) from caseload_entry held where held.adviser_id = account.id and held.ended_at is null)::int`.as(
        'learners',
      ),
    )
    .orderBy('account.name')
    .orderBy('membership.id')
    .limit(ADVISERS_AT_MOST)
    .execute()
}

/** The advisers whom a learner may be given to: by name. */
export function colleagues(ctx: Context) {
  return adviserRows(ctx).orderBy('account.name').orderBy('membership.id').limit(ADVISERS_AT_MOST).execute()
}

/** One adviser of the area. */
export async function findAdviser(ctx: Context, membershipId: string) {
  return orNotFound(await adviserRows(ctx).where('membership.id', '=', membershipId).executeTakeFirst(), 'adviser')
}

function adviserRows(ctx: Context) {
  return advisersVisibleTo(ctx)
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['membership.id', 'account.id as accountId', 'account.name', 'service.name as serviceName'])
    .select(sql<boolean>`'confidential' = any (membership.rights)`.as('readsConfidential'))
}
