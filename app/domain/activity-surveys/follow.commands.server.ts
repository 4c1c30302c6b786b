import { inTransaction, type Context } from '~/kit/context.server'
import { surveysAsking } from './follow.queries.server'
import { lockSurvey } from './survey.queries.server'
import { takeKnown } from './word.commands.server'

/** What the record says of one learner now, in each open survey that asks. */
export function followLearner(ctx: Context, learnerId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    for (const { id } of await surveysAsking(ctx, learnerId)) {
      const { state } = await lockSurvey(ctx, id, 'beside')
      if (state === 'open') await takeKnown(ctx, id, learnerId)
    }
  })
}
