import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

const REASONS_AT_MOST = 30

/** The lists of reasons that progress knows. */
export type ProgressReasonList = 'intervention-kind' | 'must-study-exemption'

/** The reasons of a list that may be given today, in their order. */
export function progressReasons(ctx: Context, list: ProgressReasonList) {
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
export async function givenProgressReason(
  ctx: Context,
  list: ProgressReasonList,
  { reason, detail }: { reason: string; detail: string | null },
) {
  const found = (await progressReasons(ctx, list)).find(({ id }) => id === reason)
  if (!found) throw new Refusal('unknown-reason', 'This is no longer on the list. Choose another.', 'reason')
  if (found.needsDetail && detail === null)
    throw new Refusal('needs-detail', 'Say what it is in a few words.', 'detail')
  return { reasonId: found.id, detail, label: found.label }
}
