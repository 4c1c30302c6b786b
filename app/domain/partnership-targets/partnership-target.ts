import { daysBetween } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { measureWords } from './measure.words'
import type { Measure } from './measure'

export const TARGETS_AT_MOST = 20

export type TargetPoint = { dueOn: string; value: number }

/**
 * Where a measure should be on a day: on the straight line between the dated targets round it. Before the first there is no line;
 * after the last its value stays. Points come with the oldest day first.
 */
export function trajectoryAt(points: readonly TargetPoint[], day: string): number | null {
  const after = points.findIndex(({ dueOn }) => dueOn > day)
  const before = after === -1 ? points.at(-1) : points[after - 1]
  const next = after === -1 ? undefined : points[after]
  if (!before) return null
  if (!next) return before.value
  const share = daysBetween(before.dueOn, day) / daysBetween(before.dueOn, next.dueOn)
  return before.value + share * (next.value - before.value)
}

export type Standing = 'on-course' | 'behind' | 'no-target'

/** Whether a figure is where the trajectory has it, or better. */
export function standingOf(measure: Measure, value: number | null, aim: number | null): Standing {
  if (value === null || aim === null) return 'no-target'
  const isGood = measureWords[measure].better === 'lower' ? value <= aim : value >= aim
  return isGood ? 'on-course' : 'behind'
}

/** A percentage goes to a hundred, a count is whole. */
export function refuseImpossible(measure: Measure, value: number) {
  const isPercent = measureWords[measure].unit === 'percent'
  if (isPercent && value > 100) throw new Refusal('impossible', 'A percentage goes up to 100.', 'value')
  if (!isPercent && !Number.isInteger(value)) throw new Refusal('impossible', 'Enter a whole number.', 'value')
}
