import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { REMINDER_DAYS } from './request'

const AT_ONCE = 5000
const AREAS_AT_MOST = 100
const DAYS_AT_MOST = 2000

/** The choices whose question should have been answered by now. */
export async function choicesLeftUnanswered(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('informationRequest')
    .innerJoin('choice', 'choice.id', 'informationRequest.choiceId')
    .select('choice.id')
    .where('informationRequest.endedAt', 'is', null)
    .where('informationRequest.dueOn', '<', londonDay(ctx.now))
    .where('choice.state', '=', 'info_requested')
    .orderBy('informationRequest.dueOn')
    .orderBy('choice.id')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}

export type RequestToRemind = { id: string; choiceId: string; dueOn: string }

/** The open questions whose last day is near, in each area's own working days. */
export async function requestsToRemind(ctx: Context): Promise<RequestToRemind[]> {
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  const found = await Promise.all(areas.map(({ id }) => nearIn(ctx, id)))
  return found.flat()
}

async function nearIn(ctx: Context, areaId: string) {
  const today = londonDay(ctx.now)
  return openIn(ctx, areaId)
    .select(['informationRequest.id', 'informationRequest.choiceId', 'informationRequest.dueOn'])
    .where('informationRequest.dueOn', '>=', today)
    .where('informationRequest.dueOn', '<=', addWorkingDays(today, REMINDER_DAYS, await closuresOf(ctx, areaId)))
    .orderBy('informationRequest.dueOn')
    .orderBy('informationRequest.id')
    .limit(AT_ONCE)
    .execute()
}

/** The days by which questions of an area are to be answered, with how many on each. */
export async function dueDaysOf(ctx: Context, areaId: string): Promise<{ day: string; count: number }[]> {
  const rows = await openIn(ctx, areaId)
    .select(['informationRequest.dueOn as day', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('informationRequest.dueOn')
    .orderBy('informationRequest.dueOn')
    .limit(DAYS_AT_MOST)
    .execute()
  return rows.map(({ day, count }) => ({ day, count: Number(count) }))
}

function openIn(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('informationRequest')
    .innerJoin('choice', 'choice.id', 'informationRequest.choiceId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .where('cycle.areaId', '=', areaId)
    .where('choice.state', '=', 'info_requested')
    .where('informationRequest.endedAt', 'is', null)
}
