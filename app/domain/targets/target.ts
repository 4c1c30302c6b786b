import { addDays } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export const targetOwners = ['learner', 'school', 'adviser', 'parent'] as const
export type TargetOwner = (typeof targetOwners)[number]

export const TARGETS_AT_MOST = 20
export const STEPS_AT_MOST = 10
const DAYS_AHEAD_AT_MOST = 3 * 366

/** The day some months on; at the end of a short month, its last day. */
export function monthsOn(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const first = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
  const next = addDays(first, 31).slice(0, 8)
  const last = Number(addDays(`${next}01`, -1).slice(8))
  return `${first.slice(0, 8)}${String(Math.min(day, last)).padStart(2, '0')}`
}

/** Refuses a day that has passed or lies too far off. A day that stood there before may stay. */
export function refuseDay(
  dueOn: string,
  today: string,
  { before, field = 'dueOn' }: { before?: string; field?: string } = {},
) {
  if (dueOn === before) return
  if (dueOn < today) throw new Refusal('day-passed', 'Choose a day that has not passed yet.', field)
  if (dueOn > addDays(today, DAYS_AHEAD_AT_MOST))
    throw new Refusal('too-far-off', 'Choose a day within the next three years.', field)
}

/** Whether a target has passed its day without having been reached. */
export function isLate({ state, dueOn }: { state: string; dueOn: string }, today: string): boolean {
  return state === 'active' && dueOn < today
}
