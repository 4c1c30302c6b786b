import { formatDay } from '~/kit/dates'
import type { Line } from './charge'
import type { ChargeState } from './charge.states'

export const chargeTags = {
  draft: { text: 'Draft', colour: 'yellow' },
  issued: { text: 'Issued', colour: 'green' },
  dropped: { text: 'Dropped', colour: 'grey' },
} as const satisfies Record<ChargeState, { text: string; colour: string }>

/** The formula in words, as every statement prints it. */
export const formula = [
  'One time is one block of the week on one day that was planned for one learner. Holidays are not planned.',
  'A time costs its minutes × the rate for an hour ÷ 60, to the nearest penny.',
  'The charge is the number of times planned × the cost of each.',
  'Credit is given for each time that was not delivered: before the learner came, while the placement rested, when the session was cancelled, and after the placement ended.',
  'What has changed since about days of an earlier statement stands as a correction.',
]

/** Pence as pounds: £1,234.50, and what is given back with a minus. */
export function pounds(pence: number): string {
  const whole = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB')
  return `${pence < 0 ? '−' : ''}£${whole}.${String(Math.abs(pence) % 100).padStart(2, '0')}`
}

/** A rate in words. */
export function rateWords({ pencePerHour, minutesPerBlock }: { pencePerHour: number; minutesPerBlock: number | null }) {
  const block =
    minutesPerBlock === null ? 'a block counts as long as it is' : `a block counts ${minutesPerBlock} minutes`
  return `${pounds(pencePerHour)} an hour; ${block}`
}

/** The days of a statement. */
export function periodWords({ fromOn, untilOn }: { fromOn: string; untilOn: string }): string {
  return `${formatDay(fromOn)} to ${formatDay(untilOn)}`
}

/** Why times of a line were credited, each with how many. */
export function creditWords({ notStarted, resting, cancelled, ended }: Line): string {
  const parts = [
    [notStarted, 'before the start'],
    [resting, 'at rest'],
    [cancelled, 'cancelled'],
    [ended, 'after the end'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${count} ${why}`)
    .join(', ')
}
