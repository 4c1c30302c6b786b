import { z } from 'zod'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { openOffers } from '../applications/choice.states'
import { settingsOf } from '../areas/area.queries.server'
import { closuresAround } from '../cycles/calendar.queries.server'
import { closuresOf, cyclesOf, findCycle } from '../cycles/cycle.queries.server'
import { afterCommonDayMoved, afterHolidaysChanged, type ReplyDay } from './reply-day'

const DAYS_AT_MOST = 2000

/** What becomes of the last days to reply, in some cycles, when the calendar has changed. */
export type ReplyDaysAfter = { cycleIds: string[]; dayAfter: (replyBy: ReplyDay) => ReplyDay }

/** The last days to reply of the open offers of some cycles, with how many offers have each. */
export async function replyDaysOf(ctx: Context, cycleIds: readonly string[]) {
  if (cycleIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .select(['offer.replyBy', (eb) => eb.fn.countAll<number>().as('offers')])
    .where('choice.cycleId', 'in', [...cycleIds])
    .where('choice.state', 'in', openOffers)
    .where('offer.endedAt', 'is', null)
    .where('offer.hasOwnDay', '=', false)
    .groupBy('offer.replyBy')
    .orderBy('offer.replyBy')
    .limit(DAYS_AT_MOST)
    .execute()
  return rows.map(({ replyBy, offers }) => ({ replyBy, offers: Number(offers) }))
}

/** The change that an event of the calendar makes to last days to reply; null where it makes none. */
export async function replyDaysAfter(ctx: Context, eventId: string): Promise<ReplyDaysAfter | null> {
  const date = await commonDayMoved(ctx, eventId)
  if (date) return daysAfterCommonDay(ctx, date)
  const around = await closuresAround(ctx, eventId)
  if (!around) return null
  const today = londonDay(ctx.now)
  const cycleIds = (await cyclesOf(ctx, around.areaId)).map(({ id }) => id)
  return { cycleIds, dayAfter: (replyBy) => afterHolidaysChanged(replyBy, today, around) }
}

/** The same for the area's common day to reply, before it is moved as well as after. */
export async function daysAfterCommonDay(
  ctx: Context,
  { cycleId, before, after }: { cycleId: string; before: string; after: string },
): Promise<ReplyDaysAfter> {
  const { areaId } = await findCycle(ctx, cycleId)
  const { changedOfferDays: shortestDays } = await settingsOf(ctx, areaId)
  const closures = await closuresOf(ctx, areaId)
  const moved = { before, after, today: londonDay(ctx.now), shortestDays, closures }
  return { cycleIds: [cycleId], dayAfter: (replyBy) => afterCommonDayMoved(replyBy, moved) }
}

/** One learner's next last day to reply, for the letter; nothing where no offer is open any more. */
export function nextReplyDay(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .select((eb) => [eb.fn.min('offer.replyBy').as('replyBy'), eb.fn.countAll<number>().as('offers')])
    .where('choice.learnerId', '=', learnerId)
    .where('choice.state', 'in', openOffers)
    .where('offer.endedAt', 'is', null)
    .where('offer.replyBy', 'is not', null)
    .executeTakeFirst()
}

const moved = z.object({ name: z.literal('reply-by'), before: z.iso.date(), after: z.iso.date() })

async function commonDayMoved(ctx: Context, eventId: string) {
  const event = await ctx.db
    .selectFrom('auditEvent')
    .select(['subjectId', 'particulars'])
    .where('id', '=', eventId)
    .where('action', '=', 'key-date.moved')
    .executeTakeFirst()
  const told = moved.safeParse(event?.particulars)
  return event && told.success ? { cycleId: event.subjectId, ...told.data } : null
}
