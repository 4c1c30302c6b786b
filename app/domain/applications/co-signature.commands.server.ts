import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { refuseToSign, SIGNATURE_WORDING } from './co-signature'
import { findToSign } from './co-signature.queries.server'

/** A linked parent signs with the learner. It holds nothing up: the application goes with it or without. Twice is once. */
export function coSign(ctx: Context, learnerId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { choices, isAsked } = await findToSign(ctx, learnerId)
    mustBeAllowed(ctx, 'application.co-sign', { learnerId })
    refuseToSign(isAsked, choices.length)
    const applicationId = choices[0]?.applicationId ?? ''
    const id = newId()
    const signed = await ctx.db
      .insertInto('coSignature')
      .values({
        id,
        applicationId,
        learnerId,
        accountId: ctx.actor.id ?? '',
        wording: SIGNATURE_WORDING,
        signedAt: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['applicationId', 'accountId']).doNothing())
      .executeTakeFirst()
    if (signed.numInsertedOrUpdatedRows === 0n) return
    const subject = { type: 'application', id: applicationId, learnerId }
    await record(ctx, 'application.co-signed', subject, { wording: SIGNATURE_WORDING })
  })
}
