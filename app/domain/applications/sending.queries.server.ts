import type { Context } from '~/kit/context.server'
import { settingsOf } from '../areas/area.queries.server'
import { currentCycle } from '../cycles/cycle.queries.server'
import { isLateRound } from './application'

/** What a learner is told before sending: whether it is late by now, and whether the school looks first. */
export async function findSendingFacts(ctx: Context, areaId: string | null) {
  const cycle = await currentCycle(ctx, areaId)
  const { schoolCheck } = await settingsOf(ctx, areaId)
  return { isLate: isLateRound(cycle, ctx.now), schoolLooksFirst: schoolCheck }
}
