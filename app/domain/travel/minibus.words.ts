import { weekdays } from '~/domain/blocks/block'

type Seat = { runName: string; weekday: number; stopName: string; leaves: string; runPhone: string }

const weekdayOf = (weekday: number) => weekdays[weekday - 1] ?? ''

/** A seat as staff read it. */
export function seatWords({ runName, weekday, stopName, leaves }: Seat): string {
  return `${runName}: ${weekdayOf(weekday)} ${leaves}, ${stopName}`
}

/** A seat as the learner reads it. */
export function seatForLearner({ weekday, stopName, leaves, runPhone }: Seat): string {
  return `On ${weekdayOf(weekday)}, get on at ${stopName} at ${leaves}. If you are late, call ${runPhone}.`
}
