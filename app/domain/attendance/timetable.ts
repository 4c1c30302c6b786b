import type { Closure } from '../cycles/working-day'
import { addDays, londonMoment } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** Sessions stand in the registers two weeks ahead: long enough to look forward, short enough to follow the timetable. */
export const PLANNED_DAYS = 14

/** One line of a timetable: the same hours of the same weekday, from a day until a day. */
export type Slot = { weekday: number; starts: string; ends: string; fromOn: string; untilOn: string }

export type Held = { startsAt: Date; endsAt: Date }

/** The days of a span on which a line of the timetable is held: its weekday, unless schools are closed. */
export function daysHeld(
  { weekday, fromOn, untilOn }: Slot,
  span: { from: string; until: string },
  closures: readonly Closure[],
): string[] {
  const from = fromOn > span.from ? fromOn : span.from
  const until = untilOn < span.until ? untilOn : span.until
  const days: string[] = []
  for (let day = nextOf(weekday, from); day <= until; day = addDays(day, 7)) {
    if (!closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) days.push(day)
  }
  return days
}

/** The moments of those days, by London clocks. */
export function sessionsHeld(slot: Slot, span: { from: string; until: string }, closures: readonly Closure[]): Held[] {
  return daysHeld(slot, span, closures).map((day) => ({
    startsAt: londonMoment(day, slot.starts),
    endsAt: londonMoment(day, slot.ends),
  }))
}

/** Refuses a line that would never be held, or for longer than anybody plans ahead. */
export function refuseEmptySlot(slot: Slot) {
  if (nextOf(slot.weekday, slot.fromOn) > slot.untilOn) {
    throw new Refusal('slot-empty', 'No such weekday lies between these two days.', 'untilOn')
  }
  if (slot.untilOn > addDays(slot.fromOn, LONGEST_DAYS)) {
    throw new Refusal('slot-long', 'A timetable runs for one school year at most.', 'untilOn')
  }
}

/** The last day of a line that ends: never before it began to count, and never later than planned. */
export function lastDayOf({ fromOn, untilOn }: Pick<Slot, 'fromOn' | 'untilOn'>, lastOn: string): string {
  const earliest = addDays(fromOn, -1)
  if (lastOn > untilOn) throw new Refusal('slot-over', 'This line of the timetable ends earlier already.', 'lastOn')
  return lastOn < earliest ? earliest : lastOn
}

const LONGEST_DAYS = 400

function nextOf(weekday: number, day: string): string {
  const today = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return addDays(day, (weekday - today + 7) % 7)
}
