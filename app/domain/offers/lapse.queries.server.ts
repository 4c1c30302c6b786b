import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { openOffers } from '../applications/choice.states'
import { settingsOf } from '../areas/area.queries.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { addWorkingDays } from '../cycles/working-day'

const AREAS_AT_MOST = 100
const AT_ONCE = 5000

export type OfferToRemind = { offerId: string; choiceId: string; replyBy: string; isLastDay: boolean }

/** The unanswered offers whose last day is near or has come, in each area's own working days. */
export async function offersToRemind(ctx: Context): Promise<OfferToRemind[]> {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  const found = await Promise.all(areas.map(({ id }) => dueIn(ctx, id)))
  return found.flat()
}

async function dueIn(ctx: Context, areaId: string): Promise<OfferToRemind[]> {
  const today = londonDay(ctx.now)
  const { reminderDays } = await settingsOf(ctx, areaId)
  const rows = await ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .select(['offer.id as offerId', 'offer.choiceId', 'offer.replyBy'])
    .where('cycle.areaId', '=', areaId)
    .where('choice.state', 'in', openOffers)
    .where('offer.endedAt', 'is', null)
    .where('offer.replyBy', '>=', today)
    .where('offer.replyBy', '<=', addWorkingDays(today, reminderDays, await closuresOf(ctx, areaId)))
    .orderBy('offer.replyBy')
    .orderBy('offer.id')
    .limit(AT_ONCE)
    .execute()
  return rows.flatMap((row) =>
    row.replyBy === null ? [] : [{ ...row, replyBy: row.replyBy, isLastDay: row.replyBy === today }],
  )
}
