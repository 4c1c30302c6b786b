import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { monthEndsToFreeze } from '~/domain/nccis-returns/period'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { setTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { onWeekday } from '../season'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

/** What the partnership aims at: where it stood some months ago, and where it means to be. */
const aims = [
  { measure: 'neet-or-not-known', from: 40, to: 8 },
  { measure: 'neet', from: 20, to: 4 },
  { measure: 'not-known', from: 20, to: 4 },
  { measure: 'participating', from: 55, to: 91 },
  { measure: 'meeting-duty', from: 55, to: 90 },
  { measure: 'guarantee-offered', from: 75, to: 96 },
] as const

/** The boards of participation: the month before the last is frozen too, targets are set, and every month is counted. */
export async function makeBoards(base: Context, world: World, { season }: Plan) {
  const at = londonMoment(onWeekday(addDays(season.today, -1)), '16:30:00')
  const coordinator = actingAs(base, world.colleague('marlshire-pathways-partnership', 'coordinator'), at)
  const [, before] = monthEndsToFreeze(season.today)
  if (before) await freezeMonth(systemContext(base.db, at), await askForMonth(coordinator, { periodEnd: before }))
  for (const { measure, from, to } of aims) {
    await setTarget(coordinator, { measure, value: from, dueOn: addDays(season.today, -120) })
    await setTarget(coordinator, { measure, value: to, dueOn: addDays(season.today, 240) })
  }
  await countMonths(systemContext(base.db, at))
}
