import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

const CHOICES_AT_MOST = 100

/** What else this learner has sent the provider for a start. */
export function choicesFor(ctx: Context, { id, learnerId }: { id: string; learnerId: string }, run: string) {
  return choicesVisibleTo(ctx)
    .select('choice.state')
    .where('choice.learnerId', '=', learnerId)
    .where('choice.courseRunId', '=', run)
    .where('choice.id', '!=', id)
    .limit(CHOICES_AT_MOST)
    .execute()
}
