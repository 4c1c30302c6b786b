import type { Context } from '~/kit/context.server'
import { settingsOf } from '../areas/area.queries.server'
import { currentCycle } from '../cycles/cycle.queries.server'
import { registrationStatusOf } from '../registrations/registration.queries.server'
import { isLateRound } from './application'

type Sender = { id: string; areaId: string | null }

/** What a learner is told before sending: whether it is late by now, whether the school looks first, whether anybody knows them. */
export async function findSendingFacts(ctx: Context, { id, areaId }: Sender) {
  const cycle = await currentCycle(ctx, areaId)
  const { schoolCheck } = await settingsOf(ctx, areaId)
  const status = await registrationStatusOf(ctx, id)
  return {
    isLate: isLateRound(cycle, ctx.now),
    schoolLooksFirst: schoolCheck,
    isBeingMatched: status === 'waiting' || status === 'not-ours',
  }
}
