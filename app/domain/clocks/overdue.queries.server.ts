import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays, isWorkingDay } from '~/domain/cycles/working-day'
import { statesWith } from '~/domain/applications/choice.states'

const PROVIDERS_AT_MOST = 1000
const AREAS_AT_MOST = 100

/** The providers with applications that have waited half of their time today, counted in each area's own working days. */
export async function providersToChase(ctx: Context): Promise<{ providerId: string; waiting: number }[]> {
  const today = londonDay(ctx.now)
  const areas = await ctx.db.selectFrom('area').select('id').orderBy('id').limit(AREAS_AT_MOST).execute()
  const found = await Promise.all(areas.map(({ id }) => waitingIn(ctx, id, today)))
  return found.flat()
}

async function waitingIn(ctx: Context, areaId: string, today: string) {
  const { answerDays, chaseDays } = await settingsOf(ctx, areaId)
  const closures = await closuresOf(ctx, areaId)
  if (!isWorkingDay(today, closures)) return []
  return ctx.db
    .selectFrom('choice')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .select(['choice.providerId', (eb) => eb.fn.countAll<number>().as('waiting')])
    .where('cycle.areaId', '=', areaId)
    .where('choice.state', 'in', statesWith('clockRuns'))
    .where('choice.answerBy', '=', addWorkingDays(today, Math.max(0, answerDays - chaseDays), closures))
    .groupBy('choice.providerId')
    .orderBy('choice.providerId')
    .limit(PROVIDERS_AT_MOST)
    .execute()
}
