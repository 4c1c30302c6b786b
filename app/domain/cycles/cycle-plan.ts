import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { cycleAt, cycleYear, isOver, keyDateDefaults, keyDateNames, spanOf, type Cycle, type KeyDates } from './cycle'
import { datesInOrder, putInOrder } from './key-date'
import { keyDateWords } from './key-date.words'

/** The year a cycle starts in. */
export function yearOf({ startsOn }: Pick<Cycle, 'startsOn'>): number {
  return Number(startsOn.slice(0, 4))
}

/** The year of the cycle that comes after the one that runs. */
export function nextYear(cycles: readonly Cycle[], now: Date): number {
  const current = cycleAt(cycles, now)
  return (current ? yearOf(current) : cycleYear(now) - 1) + 1
}

/** The cycles a coordinator may still work on: the one that runs, others that are not over, and the next, or the offer to open it. */
export function cyclesOnCalendar(cycles: readonly Cycle[], now: Date) {
  const year = nextYear(cycles, now)
  const isOpened = cycles.some((cycle) => yearOf(cycle) === year)
  const today = londonDay(now)
  const current = cycleAt(cycles, now)
  return {
    toOpen: isOpened ? null : spanOf(year).name,
    cycles: cycles
      .filter((cycle) => !isOver(cycle, now))
      .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
      .map((cycle) => ({
        id: cycle.id,
        name: cycle.name,
        standing: standing(cycle, current, today),
        dates: datesInOrder(cycle).map(({ name, label, isPublic, fallsOn }) => ({
          name,
          label,
          isPublic,
          does: keyDateWords[name],
          day: formatWeekday(fallsOn),
          isOver: fallsOn < today,
        })),
      })),
  }
}

/**
 * The dates of a new cycle: those of the one before, a year later, so that what an area has moved stays moved. Results are
 * on the Thursday that the rule gives, and what must follow them does; a date the cycle before does not know is as usual.
 */
export function datesOfNext(before: Pick<Cycle, 'startsOn' | 'dates'> | undefined, year: number): KeyDates {
  const dates: KeyDates = {}
  for (const name of keyDateNames) {
    const usual = keyDateDefaults[name].on(year)
    const old = before?.dates[name]
    dates[name] = name === 'results' || !before || old === undefined ? usual : yearsLater(old, year - yearOf(before))
  }
  return putInOrder(dates)
}

function yearsLater(day: string, years: number): string {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  return moved.endsWith('-02-29') ? addDays(`${moved.slice(0, 4)}-03-01`, -1) : moved
}

function standing(cycle: Cycle, current: Cycle | undefined, today: string) {
  if (cycle.id === current?.id) return 'Learners apply in this cycle now.'
  return (cycle.dates['applications-open'] ?? cycle.startsOn) > today
    ? 'It is being prepared: nothing of it has begun for learners.'
    : 'Its last offers and places are still being settled.'
}
