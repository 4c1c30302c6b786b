import { mustBeAllowed } from '~/access/guard.server'
import { markCodes } from '~/domain/attendance/register.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { Meaning } from './meaning.schemas'
import { meaningsOf } from './meaning.queries.server'

/** Says what a provider's own marks mean. What is not in the list any more is not understood any more. */
export function explainMarks(ctx: Context, meanings: readonly Meaning[]) {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'marks.import', { providerId })
    const codes = await markCodes(ctx)
    const unknown = meanings.find(({ code }) => !codes.some((one) => one.code === code))
    if (unknown) throw new Refusal('unknown-mark', `${unknown.code} is not one of our codes.`, 'meanings')
    const before = await meaningsOf(ctx, providerId)
    await ctx.db.deleteFrom('markMeaning').where('providerId', '=', providerId).execute()
    await ctx.db
      .insertInto('markMeaning')
      .values(meanings.map((meaning) => ({ providerId, ...meaning })))
      .execute()
    const [from, to] = [before, meanings].map((all) => Object.fromEntries(all.map(({ said, code }) => [said, code])))
    await record(
      ctx,
      'marks.explained',
      { type: 'organisation', id: providerId, organisationId: providerId },
      { from: from ?? {}, to: to ?? {} },
    )
  })
}
