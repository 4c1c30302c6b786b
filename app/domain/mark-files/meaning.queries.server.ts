import type { Context } from '~/kit/context.server'

const MOST_MEANINGS = 200

/** What a provider's own marks mean, as it has said. */
export function meaningsOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('markMeaning')
    .innerJoin('markCode', 'markCode.code', 'markMeaning.code')
    .select(['markMeaning.said', 'markMeaning.code', 'markCode.label'])
    .where('markMeaning.providerId', '=', providerId)
    .orderBy('markMeaning.said')
    .limit(MOST_MEANINGS)
    .execute()
}
