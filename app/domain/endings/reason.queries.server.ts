import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { Reason, ReasonList } from './reason'

const REASONS_AT_MOST = 200

/** The reasons of a list that hold today and that this party may give, in their order. */
export function currentReasons(ctx: Context, list: ReasonList, party: 'learner' | 'provider'): Promise<Reason[]> {
  const today = londonDay(ctx.now)
  return reasons(ctx)
    .where('list', '=', list)
    .where('party', '=', party)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .execute()
}

/** The reason the system itself gives, by its code. */
export function systemReason(ctx: Context, list: ReasonList, code: string): Promise<Reason> {
  return reasons(ctx)
    .where('list', '=', list)
    .where('party', '=', 'system')
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
}

function reasons(ctx: Context) {
  return ctx.db
    .selectFrom('reason')
    .select(['id', 'code', 'category', 'label', 'learnerWords', 'providerWords', 'needsDetail', 'providerKinds'])
    .orderBy('position')
    .orderBy('id')
    .limit(REASONS_AT_MOST)
}
