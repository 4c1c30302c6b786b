import type { Cycle } from '~/domain/cycles/cycle'
import { addDays, daysBetween, londonMoment } from '~/kit/dates'

/** What a night counts: a cycle, up to the end of a day. */
export type Counted = { cycle: Pick<Cycle, 'id' | 'areaId' | 'startsOn'>; countedTo: string; until: Date }

/** Everything up to the end of a day. */
export function countedOn(cycle: Counted['cycle'], countedTo: string): Counted {
  return { cycle, countedTo, until: londonMoment(addDays(countedTo, 1), '00:00:00') }
}

/** The day of an earlier cycle that is as far from its first day as another day is from its own cycle's. */
export function sameDayOf(earlier: { startsOn: string }, cycle: { startsOn: string }, day: string): string {
  return addDays(earlier.startsOn, daysBetween(cycle.startsOn, day))
}
