import { advisersVisibleTo } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const CONFIDENTIAL = 'confidential'

/** Gives an adviser the right to confidential records, or takes it away. It counts from the next page they open. */
export function setConfidentialRight(ctx: Context, membershipId: string, isGiven: boolean): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await advisersVisibleTo(ctx)
      .select(['membership.id', 'membership.organisationId', 'membership.rights', 'service.areaId'])
      .where('membership.id', '=', membershipId)
      .forUpdate('membership')
      .executeTakeFirst()
    const adviser = orNotFound(found, 'adviser')
    mustBeAllowed(ctx, 'confidential-right.give', adviser)
    if (adviser.rights.includes(CONFIDENTIAL) === isGiven) return
    const rights = [...adviser.rights.filter((right) => right !== CONFIDENTIAL), ...(isGiven ? [CONFIDENTIAL] : [])]
    await ctx.db.updateTable('membership').set({ rights }).where('id', '=', membershipId).execute()
    await record(
      ctx,
      'rights.changed',
      { type: 'membership', id: membershipId, organisationId: adviser.organisationId },
      { before: adviser.rights, after: rights },
    )
  })
}
