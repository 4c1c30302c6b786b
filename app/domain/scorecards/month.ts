import { addDays } from '~/kit/dates'

type Frozen = { id: string; periodEnd: string }
type CountedMonth = { periodEnd: string; snapshotId: string | null; beforeId: string | null }

/** A month that is to be counted: from where it was frozen, or as the record stands; and the frozen month before it. */
export type MonthDue = { periodEnd: string; snapshotId: string | null; before: Frozen | null }

/** The last day of the month a day is in. */
export function monthEndOf(day: string): string {
  return addDays(`${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1)
}

/** The last day of the month before. */
export function monthEndBefore(periodEnd: string): string {
  return addDays(`${periodEnd.slice(0, 8)}01`, -1)
}

/**
 * Which months are to be counted on a day, the oldest first: the one that runs, and of those that were frozen each that was counted from
 * anything else, or before the month ahead of it was frozen.
 */
export function monthsDue(frozen: readonly Frozen[], counted: readonly CountedMonth[], today: string): MonthDue[] {
  const beforeOf = (periodEnd: string) => frozen.find((one) => one.periodEnd === monthEndBefore(periodEnd)) ?? null
  const due = frozen
    .map(({ id, periodEnd }) => ({ periodEnd, snapshotId: id, before: beforeOf(periodEnd) }))
    .filter(({ periodEnd, snapshotId, before }) => {
      const known = counted.find((one) => one.periodEnd === periodEnd)
      return known?.snapshotId !== snapshotId || known.beforeId !== (before?.id ?? null)
    })
  const now = monthEndOf(today)
  const isFrozen = frozen.some(({ periodEnd }) => periodEnd === now)
  const running = isFrozen ? [] : [{ periodEnd: now, snapshotId: null, before: beforeOf(now) }]
  return [...due, ...running].toSorted((a, b) => a.periodEnd.localeCompare(b.periodEnd))
}
