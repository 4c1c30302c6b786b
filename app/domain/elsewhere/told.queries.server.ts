import { sql } from 'kysely'
import { toldApplicationsVisibleTo } from '~/access/provider-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { ToldBefore } from './told-run'

const EACH_AT_MOST = 50

/** What the actor's provider has told before of these learners. */
export async function toldBefore(ctx: Context, cycleId: string, learnerIds: readonly string[]): Promise<ToldBefore[]> {
  if (learnerIds.length === 0) return []
  const rows = await toldApplicationsVisibleTo(ctx)
    .select(['outsideApplication.id', 'outsideApplication.learnerId', 'outsideApplication.toldKey as key'])
    .select(['outsideApplication.title', 'outsideApplication.state'])
    .select(sql<boolean>`outside_application.denied_at is not null`.as('isDenied'))
    .where('outsideApplication.cycleId', '=', cycleId)
    .where('outsideApplication.learnerId', 'in', [...learnerIds])
    .orderBy('outsideApplication.id')
    .limit(learnerIds.length * EACH_AT_MOST)
    .execute()
  return rows.map(({ key, ...row }) => ({ ...row, key: key ?? '' }))
}

/** Who tells, by the name that learners read. */
export async function findTeller(ctx: Context, organisationId: string) {
  const found = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return orNotFound(found, 'provider')
}
