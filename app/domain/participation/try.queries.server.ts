import type { Context } from '~/kit/context.server'

const TRIES_AT_MOST = 50

/** The last tries to reach somebody, the newest first. Whoever asks has found the learner already. */
export function lastTries(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('contact')
    .select(['kind', 'outcome'])
    .where('learnerId', '=', learnerId)
    .orderBy('happenedAt', 'desc')
    .orderBy('id')
    .limit(TRIES_AT_MOST)
    .execute()
}
