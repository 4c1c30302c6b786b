import { measureWords, valueWords } from '~/domain/partnership-targets/measure.words'
import type { Measure } from '~/domain/partnership-targets/measure'
import { standingOf, trajectoryAt, type TargetPoint } from '~/domain/partnership-targets/partnership-target'
import { isSmall } from '~/kit/small-numbers'

/** A measure as a night counted it: what is counted, and of how many. */
export type MeasureDay = { onDay: string; part: number; whole: number }

/** One measure of planning beside what the partnership aims at. */
export type Trajectory = {
  measure: Measure
  label: string
  isPercent: boolean
  lines: { day: string; value: number | null; now: string; aim: number | null; aimText: string; standing: string }[]
}

const standingWords = { 'on-course': 'On course', behind: 'Behind', 'no-target': 'No target for this day' }

/** The measure on a day; null where there is nobody to count, or too few to tell of. */
export function measureOn(measure: Measure, { part, whole }: MeasureDay): number | null {
  if (isSmall(part) || isSmall(whole) || isSmall(whole - part)) return null
  if (measureWords[measure].unit === 'count') return part
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}

/** A measure on the last day of each month that was counted, with the target’s line on that day. */
export function trajectory(measure: Measure, days: readonly MeasureDay[], points: readonly TargetPoint[]): Trajectory {
  const lastOfMonth = days.filter(({ onDay }, at) => days[at + 1]?.onDay.slice(0, 7) !== onDay.slice(0, 7))
  return {
    measure,
    label: measureWords[measure].label,
    isPercent: measureWords[measure].unit === 'percent',
    lines: lastOfMonth.map((day) => {
      const value = measureOn(measure, day)
      const aim = trajectoryAt(points, day.onDay)
      return {
        day: day.onDay,
        value,
        now: value === null ? 'kept back' : valueWords(measure, value),
        aim,
        aimText: aim === null ? 'none' : valueWords(measure, aim),
        standing: standingWords[standingOf(measure, value, aim)],
      }
    }),
  }
}
