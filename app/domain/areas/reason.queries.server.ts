import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

const REASONS_AT_MOST = 200

/** The lists that are asked for here; those about a choice are in the room of endings, by who gives them. */
export type TrackingReasons =
  | 'caseload-moved'
  | 'course-gap'
  | 'handover'
  | 'intervention-kind'
  | 'must-study-exemption'
  | 'programme-interrupted'
  | 'programme-withdrawn'
  | 'review-not-held'
  | 'review-on-hold'
  | 'target-archived'
  | `panel-${'refusal' | 'reserve' | 'defer' | 'withdrawal'}`

/** The reasons of some lists that may be given today, in their order. Lists change by dated rows, so that old answers stay readable. */
export function reasonsOn(ctx: Context, ...lists: TrackingReasons[]) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('reason')
    .select(['id', 'list', 'code', 'party', 'category', 'label', 'learnerWords', 'needsDetail'])
    .where('list', 'in', lists)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('position')
    .orderBy('id')
    .limit(REASONS_AT_MOST)
    .execute()
}

/** The one reason somebody gives: one that is on the list today, with the words that it asks for. */
export async function givenReason(
  ctx: Context,
  list: TrackingReasons,
  { reason, detail }: { reason: string; detail: string | null },
) {
  const found = (await reasonsOn(ctx, list)).find(({ id }) => id === reason)
  if (!found) throw new Refusal('unknown-reason', 'This is no longer on the list. Choose another.', 'reason')
  if (found.needsDetail && detail === null)
    throw new Refusal('needs-detail', 'Say what it is in a few words.', 'detail')
  return { reasonId: found.id, detail, label: found.label }
}
