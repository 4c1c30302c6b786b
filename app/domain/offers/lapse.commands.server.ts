import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { openOffers } from '../applications/choice.states'
import { lockChoice, setChoiceState } from '../applications/choice-state.commands.server'
import { tellLapsed } from './lapse.jobs.server'

const AT_ONCE = 5000

/** Each night: an offer that was not answered by its day lapses. Running it twice changes nothing. */
export async function lapseOffers(ctx: Context): Promise<number> {
  const unanswered = await ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .select('choice.id')
    .where('offer.endedAt', 'is', null)
    .where('offer.replyBy', '<', londonDay(ctx.now))
    .where('choice.state', 'in', openOffers)
    .orderBy('offer.replyBy')
    .orderBy('choice.id')
    .limit(AT_ONCE)
    .execute()
  for (const { id } of unanswered) await lapseOffer(ctx, id)
  return unanswered.length
}

/** One offer that nobody answered in time; a reply that came first wins. */
function lapseOffer(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    const offer = await ctx.db
      .selectFrom('offer')
      .select(['id', 'replyBy'])
      .where('choiceId', '=', choiceId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    const isOver = offer?.replyBy !== undefined && offer.replyBy !== null && offer.replyBy < londonDay(ctx.now)
    if (!openOffers.includes(choice.state) || !isOver) return
    await setChoiceState(ctx, choice, 'lapse')
    await ctx.db.updateTable('offer').set({ endedAt: ctx.now }).where('id', '=', offer.id).execute()
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    await record(ctx, 'offer.lapsed', subject, { before: choice.state, replyBy: offer.replyBy })
    await enqueue(ctx, tellLapsed, { choiceId, offerId: offer.id }, { key: `lapsed:${offer.id}` })
  })
}
