import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

const REASONS_AT_MOST = 30

/** The lists of reasons that a plan knows. */
export type PlanReasonList = 'target-archived' | 'review-not-held' | 'review-on-hold'

/** The reasons of a list that may be given today, in their order. */
export function planReasons(ctx: Context, list: PlanReasonList) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('reason')
    .select(['id', 'label', 'needsDetail'])
    .where('list', '=', list)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('position')
    .orderBy('id')
    .limit(REASONS_AT_MOST)
    .execute()
}

/** The reason somebody gives: one that is on the list today, with the words that it asks for. */
export async function givenPlanReason(
  ctx: Context,
  list: PlanReasonList,
  { reason, detail }: { reason: string; detail: string | null },
) {
  const found = (await planReasons(ctx, list)).find(({ id }) => id === reason)
  if (!found) throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.', 'reason')
  if (found.needsDetail && detail === null)
    throw new Refusal('needs-detail', 'Say what it is in a few words.', 'detail')
  return { reasonId: found.id, detail, label: found.label }
}
