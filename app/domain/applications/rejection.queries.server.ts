import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { inLearnersWords } from './reason'

const REASONS_AT_MOST = 50

export type RejectionInWords = { reasons: string[]; message: string | null; rejectedAt: Date }

/** The newest rejection of a choice in the words the learner reads; nothing where there was none. */
export async function findRejection(ctx: Context, choiceId: string): Promise<RejectionInWords | null> {
  const rejection = await choicesVisibleTo(ctx)
    .innerJoin('rejection', 'rejection.choiceId', 'choice.id')
    .select(['rejection.id', 'rejection.message', 'rejection.rejectedAt'])
    .where('choice.id', '=', choiceId)
    .orderBy('rejection.rejectedAt', 'desc')
    .orderBy('rejection.id')
    .limit(1)
    .executeTakeFirst()
  if (!rejection) return null
  const given = await ctx.db
    .selectFrom('rejectionReason')
    .innerJoin('reason', 'reason.id', 'rejectionReason.reasonId')
    .select(['reason.id', 'reason.code', 'reason.category', 'reason.label', 'reason.learnerWords', 'reason.providerWords'])
    .select(['reason.needsDetail', 'reason.providerKinds', 'rejectionReason.detail'])
    .where('rejectionReason.rejectionId', '=', rejection.id)
    .orderBy('reason.position')
    .limit(REASONS_AT_MOST)
    .execute()
  const reasons = given.map(({ detail, ...reason }) => inLearnersWords({ reason, detail }))
  return { reasons, message: rejection.message, rejectedAt: rejection.rejectedAt }
}
