import type { Context } from '~/kit/context.server'
import { endedWithoutAPlace, openOffers } from '../applications/choice.states'
import { replyClockOf } from './reply-clock.queries.server'

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
  const { date, isAnswerPending } = await replyClockOf(ctx, { learnerId, cycleId })
  if (date === null) return { replyBy: null, started: 0 }
  const changed = await openOffersOf(ctx, { learnerId, cycleId })
    .set({ replyBy: date })
    .where((eb) => {
      const waits = eb.or([eb('replyBy', 'is', null), eb('replyBy', '>', date)])
      return isNewOffer && !isAnswerPending ? eb.or([waits, eb('replyBy', '<', date)]) : waits
    })
    .executeTakeFirst()
  return { replyBy: date, started: isAnswerPending ? 0 : Number(changed.numUpdatedRows) }
}

/** Gives one open offer this last day to reply; the learner's others go along where theirs would come first. */
export async function openUntil(ctx: Context, whose: Whose, offerId: string, day: string) {
  await openOffersOf(ctx, whose)
    .set({ replyBy: day })
    .where((eb) => eb.or([eb('id', '=', offerId), eb('replyBy', '<', day)]))
    .execute()
}

/** Gives an offer a last day of its own, which the learner's other offers do not move. */
export async function setOwnDay(ctx: Context, offerId: string, day: string) {
  await ctx.db.updateTable('offer').set({ replyBy: day, hasOwnDay: true }).where('id', '=', offerId).execute()
  return { replyBy: day }
}

// Those with a day of their own keep it.
function openOffersOf(ctx: Context, { learnerId, cycleId }: Whose) {
  return ctx.db
    .updateTable('offer')
    .where('endedAt', 'is', null)
    .where('hasOwnDay', '=', false)
    .where('choiceId', 'in', (eb) =>
      eb
        .selectFrom('choice')
        .select('choice.id')
        .where('choice.learnerId', '=', learnerId)
        .where('choice.cycleId', '=', cycleId)
        .where('choice.state', 'in', openOffers),
    )
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
