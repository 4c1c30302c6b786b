import { addDays } from '~/kit/dates'

type Frozen = { id: string; periodEnd: string }
const MID_MONTH = 15

/** Whether the month that runs has come to its middle: from then on everybody is told how it stood on that day. */
export function hasMiddle(today: string): boolean {
  return Number(today.slice(8)) >= MID_MONTH
}

/** A month of the September Guarantee that is locked. */
type Locked = { id: string; endsOn: string }
type CountedMonth = {
  periodEnd: string
  snapshotId: string | null
  beforeId: string | null
  guaranteeMonthId: string | null
  counting: number
}

/** The way in which months are counted. Whatever was counted in an older one is counted anew. */
export const COUNTING = 4

/**
 * A month that is to be counted: from where it was frozen, or as the record stands; the frozen month before it; and the locked month of the
 * guarantee, which may be all that is new.
 */
export type MonthDue = {
  periodEnd: string
  snapshotId: string | null
  before: Frozen | null
  lockedId: string | null
  isGuaranteeAlone: boolean
}

/** The last day of the month a day is in. */
export function monthEndOf(day: string): string {
  return addDays(`${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1)
}

/** The last day of the month before. */
export function monthEndBefore(periodEnd: string): string {
  return addDays(`${periodEnd.slice(0, 8)}01`, -1)
}

/**
 * Which months are to be counted on a day, the oldest first: the one that runs, of those that were frozen each that was counted from
 * anything else, or before the month ahead of it was frozen, and of those that are over each whose guarantee has been locked since.
 */
export function monthsDue(
  frozen: readonly Frozen[],
  locked: readonly Locked[],
  counted: readonly CountedMonth[],
  today: string,
): MonthDue[] {
  const beforeOf = (periodEnd: string) => frozen.find((one) => one.periodEnd === monthEndBefore(periodEnd)) ?? null
  const lockedOf = (periodEnd: string) => locked.find(({ endsOn }) => endsOn === periodEnd)?.id ?? null
  const due = frozen
    .map(({ id, periodEnd }) => ({
      ...{ periodEnd, snapshotId: id, before: beforeOf(periodEnd), lockedId: lockedOf(periodEnd) },
      isGuaranteeAlone: false,
    }))
    .filter(({ periodEnd, snapshotId, before, lockedId }) => {
      const known = counted.find((one) => one.periodEnd === periodEnd)
      const isSame = known?.snapshotId === snapshotId && known.beforeId === (before?.id ?? null)
      return !isSame || known.guaranteeMonthId !== lockedId || known.counting !== COUNTING
    })
  const now = monthEndOf(today)
  const isFrozen = (periodEnd: string) => frozen.some((one) => one.periodEnd === periodEnd)
  const over = counted
    .filter(({ periodEnd }) => periodEnd < now && !isFrozen(periodEnd) && lockedOf(periodEnd) !== null)
    .filter((one) => one.guaranteeMonthId !== lockedOf(one.periodEnd) || one.counting !== COUNTING)
    .map(({ periodEnd }) => ({
      ...{ periodEnd, snapshotId: null, before: null, lockedId: lockedOf(periodEnd), isGuaranteeAlone: true },
    }))
  const running = { periodEnd: now, snapshotId: null, before: beforeOf(now), lockedId: null, isGuaranteeAlone: false }
  return [...due, ...over, ...(isFrozen(now) ? [] : [running])].toSorted((a, b) =>
    a.periodEnd.localeCompare(b.periodEnd),
  )
}
