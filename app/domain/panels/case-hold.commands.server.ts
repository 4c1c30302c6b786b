import { mustBeAllowed } from '~/access/guard.server'
import { freeBookings, keepBookings } from '~/domain/blocks/booking.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { keptBy, refuseCaseChanged } from './case'
import { saveCase, subjectOf } from './case.commands.server'
import { tellCase } from './case.jobs.server'
import { bookingsOf, lockCase } from './case.queries.server'
import type { Move } from './case.schemas'
import { caseMachine } from './case.states'
import { heldCases } from './case-hold.queries.server'
import { blocksOfRun, placedRun } from './placed-run.queries.server'

/**
 * The school, or whoever put the case forward, says yes to the place that is held. The event carries everything a placement
 * is made from: learner, home school, host, course run, days, blocks and bookings.
 */
export function confirmCase(ctx: Context, caseId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    mustBeAllowed(ctx, 'case.see-to', keptBy(found, ctx.actor))
    refuseCaseChanged(found, version)
    const state = nextState(caseMachine, found.state, 'confirm')
    if (found.heldUntil === null || found.heldUntil < ctx.now)
      throw new Refusal(
        'hold-over',
        'The place was held until yesterday at the latest. The panel must look at it again.',
      )
    const run = await placedRun(ctx, found.sharedRunId)

    const bookingIds = await bookingsOf(ctx, caseId)
    await keepBookings(ctx, bookingIds)
    await saveCase(ctx, found, { state, heldUntil: null })
    const eventId = await record(ctx, 'case.confirmed', subjectOf(found), {
      learnerId: found.learnerId,
      homeId: found.homeId,
      hostId: run.hostId,
      courseRunId: run.courseRunId,
      bookingIds,
      blockIds: await blocksOfRun(ctx, run.id),
      fromOn: found.startsOn,
      untilOn: found.endsOn,
    })
    await enqueue(ctx, tellCase, { caseId, eventId, news: 'confirmed' }, { key: `case:${eventId}` })
  })
}

/** Each night: places that nobody has confirmed in time are free again, and the next meeting looks at the cases. */
export async function lapseHolds(ctx: Context): Promise<number> {
  const waiting = await heldCases(ctx)
  for (const caseId of waiting) await lapse(ctx, caseId)
  return waiting.length
}

function lapse(ctx: Context, caseId: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockCase(ctx, caseId)
    // A confirmation that came first wins.
    if (found.state !== 'provisional' || found.heldUntil === null || found.heldUntil >= ctx.now) return
    const state = nextState(caseMachine, found.state, 'lapse')
    await freeBookings(ctx, await bookingsOf(ctx, caseId), londonDay(ctx.now))
    await saveCase(ctx, found, { state, heldUntil: null })
    const eventId = await record(ctx, 'case.hold-lapsed', subjectOf(found), { heldUntil: londonDay(found.heldUntil) })
    await enqueue(ctx, tellCase, { caseId, eventId, news: 'lapsed' }, { key: `case:${eventId}` })
  })
}
