import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { nextGoing, whomToRing, whyNotExpected } from './minibus'
import { findRun, seatsOn } from './minibus.queries.server'

/** The list of a run for a day, or for the first day after it on which the run goes, as the driver takes it along. */
export async function travelList(ctx: Context, runId: string, from: string) {
  const { id, name, phone, seats, stops, areaId, weekday } = await findRun(ctx, runId)
  const day = nextGoing(weekday, from)
  const isHoliday = (await closuresOf(ctx, areaId)).some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  const rows = (await seatsOn(ctx, runId, day)).map((seat) => ({
    id: seat.id,
    name: fullName(seat),
    stop: seat.stopName,
    leaves: seat.leaves,
    ring: whomToRing(seat, { name: seat.homeName, phone: seat.homePhone }, seat.homeId === ctx.actor.organisationId),
    whyNot: whyNotExpected(seat, isHoliday),
  }))
  return { id, day, name, phone, seats, stops, rows, expected: rows.filter(({ whyNot }) => whyNot === null).length }
}
