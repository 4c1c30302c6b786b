import { sql } from 'kysely'
import { admissionsStaff } from '~/access/roles'
import { inProgress } from '~/domain/applications/choice.states'
import { rightsIn } from '~/domain/accounts/right'
import { givenRights } from '~/domain/agreements/agreement'
import { standingAt } from '~/domain/agreements/agreement.queries.server'
import type { Right } from '~/kit/actor'
import { COUNTED_AT_MOST } from '~/kit/capped-count'
import type { Context } from '~/kit/context.server'

const COLLEAGUES_AT_MOST = 200
const LEFT_AT_ONCE = 200

/** Who decides on applications at a provider. */
export function colleaguesOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.id', 'account.name'])
    .distinct()
    .where('membership.organisationId', '=', providerId)
    .where('membership.role', 'in', [...admissionsStaff])
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}

/** The same with how many open applications each sees to: no more are counted than can be told apart from many. */
export async function workloadOf(ctx: Context, providerId: string) {
  const colleagues = await colleaguesOf(ctx, providerId)
  const { rows } = await sql<{ id: string; open: number }>`
    select colleague.id, (select count(*)::int from (
        select from choice where choice.assigned_to_id = colleague.id and choice.provider_id = ${providerId}
          and choice.state = any (${`{${inProgress.join(',')}}`}::choice_state[]) limit ${COUNTED_AT_MOST + 1}) as counted) as open
    from unnest(${`{${colleagues.map(({ id }) => id).join(',')}}`}::uuid[]) as colleague (id)`.execute(ctx.db)
  const open = new Map(rows.map((row) => [row.id, row.open]))
  return colleagues.map((colleague) => ({ ...colleague, open: open.get(colleague.id) ?? 0 }))
}

/** What somebody who works on applications of a provider may do there now; nothing for whoever has left. */
export async function staffStanding(ctx: Context, providerId: string, accountId: string): Promise<StaffStanding> {
  const [first, ...others] = await standingAt(ctx, providerId, accountId)
  if (!first) return { rights: [], partnerId: null }
  // Whoever works there themselves does it by that; else by the oldest of the agreements.
  const own = [first, ...others].filter(({ partnerId }) => partnerId === first.partnerId)
  const held = own.flatMap(({ rights, given }) => (given ? givenRights(rightsIn(rights), given) : rightsIn(rights)))
  return { rights: rightsIn(held), partnerId: first.partnerId }
}

export type StaffStanding = { rights: readonly Right[]; partnerId: string | null }

/** Some of the open applications that somebody saw to whose membership is over and who has no other there; none once all are handed back. */
export function leftBehindBy(ctx: Context, membershipId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('choice', (join) =>
      join
        .onRef('choice.assignedToId', '=', 'membership.accountId')
        .onRef('choice.providerId', '=', 'membership.organisationId'),
    )
    .select('choice.id')
    .where('membership.id', '=', membershipId)
    .where('membership.endedAt', 'is not', null)
    .where('choice.state', 'in', inProgress)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membership as other')
            .select('other.id')
            .whereRef('other.accountId', '=', 'membership.accountId')
            .whereRef('other.organisationId', '=', 'membership.organisationId')
            .where('other.endedAt', 'is', null),
        ),
      ),
    )
    .orderBy('choice.id')
    .limit(LEFT_AT_ONCE)
    .execute()
}
