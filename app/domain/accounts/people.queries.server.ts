import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'

const MANAGERS_AT_MOST = 200

/** Who may manage the people of an organisation, with where letters reach them; first whoever came first. */
export function managersOf(ctx: Context, organisationId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['membership.id as membershipId', 'account.email', 'account.name', 'account.id as accountId'])
    .select('membership.role')
    .where('membership.organisationId', '=', organisationId)
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .where(sql<boolean>`'manage' = any (membership.rights)`)
    .orderBy('membership.createdAt')
    .orderBy('membership.id')
    .limit(MANAGERS_AT_MOST)
    .execute()
}
