import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { settingsOf } from '../areas/area.queries.server'
import { decisionPending, endedWithoutAPlace, openOffers } from '../applications/choice.states'
import { closuresOf, findCycle } from '../cycles/cycle.queries.server'
import { replyByDate } from './offer'

type Whose = { learnerId: string; cycleId: string }

/**
 * Works out the last day to reply for all of a learner's open offers: one common day. `isNewOffer` starts the clock anew;
 * otherwise a clock that runs is left to run.
 */
export async function setReplyClocks(
  ctx: Context,
  { learnerId, cycleId }: Whose,
  { isNewOffer }: { isNewOffer: boolean },
) {
  const cycle = await findCycle(ctx, cycleId)
  const settings = await settingsOf(ctx, cycle.areaId)
  const isAnswerPending = await hasAnswerPending(ctx, learnerId, cycleId)
  const date = replyByDate({
    isAnswerPending,
    today: londonDay(ctx.now),
    areaDate: cycle.dates['reply-by'],
    replyDays: settings.replyDays,
    shortestDays: settings.changedOfferDays,
    closures: await closuresOf(ctx, cycle.areaId),
  })
  if (date === null) return { replyBy: null, started: 0 }
  const changed = await ctx.db
    .updateTable('offer')
    .set({ replyBy: date })
    .where('endedAt', 'is', null)
    .where('choiceId', 'in', (eb) =>
      eb
        .selectFrom('choice')
        .select('choice.id')
        .where('choice.learnerId', '=', learnerId)
        .where('choice.cycleId', '=', cycleId)
        .where('choice.state', 'in', openOffers),
    )
    .where((eb) => {
      const waits = eb.or([eb('replyBy', 'is', null), eb('replyBy', '>', date)])
      return isNewOffer && !isAnswerPending ? eb.or([waits, eb('replyBy', '<', date)]) : waits
    })
    .executeTakeFirst()
  return { replyBy: date, started: isAnswerPending ? 0 : Number(changed.numUpdatedRows) }
}

async function hasAnswerPending(ctx: Context, learnerId: string, cycleId: string) {
  const pending = await ctx.db
    .selectFrom('choice')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .where('state', 'in', decisionPending)
    .limit(1)
    .executeTakeFirst()
  return pending !== undefined
}

/** An offer on a choice that is over does not stand any more. */
export async function endOfferOf(ctx: Context, choiceId: string) {
  await ctx.db
    .updateTable('offer')
    .set({ endedAt: ctx.now })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('choice')
          .select('choice.id')
          .where('choice.id', '=', choiceId)
          .where('choice.state', 'in', endedWithoutAPlace),
      ),
    )
    .execute()
}
