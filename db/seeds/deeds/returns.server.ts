import { decideSetting } from '~/domain/areas/area.commands.server'
import { freezeMonth, judgeToday } from '~/domain/nccis-returns/freeze.commands.server'
import { lastMonthEnd } from '~/domain/nccis-returns/period'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const DATABASE = 901

/** The national return: last month as it was frozen, and what the rules find in the record as it stands. */
export async function makeReturns(base: Context, world: World, { season }: Plan) {
  const at = londonMoment(onWeekday(addDays(season.today, -1)), '16:00:00')
  const coordinator = actingAs(base, world.colleague('marlshire-pathways-partnership', 'coordinator'), at)
  await decideSetting(coordinator, world.areaId, 'nccisDatabase', DATABASE)
  const month = await askForMonth(coordinator, { periodEnd: lastMonthEnd(season.today) })
  await freezeMonth(systemContext(base.db, at), month)
  await judgeToday(systemContext(base.db, at))
}
