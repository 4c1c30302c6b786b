import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { inLearnersWords } from './reason'
import type { RejectionInWords } from './rejection.queries.server'

const REASONS_AT_MOST = 50

/** What a provider told after all, in the words the learner reads; nothing where it has told nothing. */
export async function findFeedback(ctx: Context, choiceId: string): Promise<RejectionInWords | null> {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('feedback', 'feedback.choiceId', 'choice.id')
    .innerJoin('feedbackReason', 'feedbackReason.feedbackId', 'feedback.id')
    .innerJoin('reason', 'reason.id', 'feedbackReason.reasonId')
    .select(['feedback.message', 'feedback.givenAt', 'feedbackReason.detail'])
    .select(['reason.id', 'reason.code', 'reason.category', 'reason.label', 'reason.learnerWords'])
    .select(['reason.providerWords', 'reason.needsDetail', 'reason.providerKinds'])
    .where('choice.id', '=', choiceId)
    .orderBy('reason.position')
    .orderBy('reason.id')
    .limit(REASONS_AT_MOST)
    .execute()
  const [first] = rows
  if (!first) return null
  const reasons = rows.map(({ message: _, givenAt: __, detail, ...reason }) => inLearnersWords({ reason, detail }))
  return { reasons, message: first.message, rejectedAt: first.givenAt }
}
