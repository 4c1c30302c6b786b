import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { decisionPending } from '../applications/choice.states'
import { settingsOf } from '../areas/area.queries.server'
import { closuresOf, findCycle } from '../cycles/cycle.queries.server'
import { replyByDate } from './offer'

type Whose = { learnerId: string; cycleId: string }

/** The day that a learner's offers would have if the clock were worked out now; and whether an answer is still owed. */
export async function replyClockOf(ctx: Context, { learnerId, cycleId }: Whose) {
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
  return { date, isAnswerPending }
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
