import { addDays } from '~/kit/dates'

/** Days on which nobody answers: a bank holiday, or the area's school holidays. */
export type Closure = { startsOn: string; endsOn: string }

/** A weekday on which schools and offices are open. */
export function isWorkingDay(day: string, closures: readonly Closure[]): boolean {
  return !isWeekend(day) && !closures.some((closure) => closure.startsOn <= day && day <= closure.endsOn)
}

/** The day some full working days after a day: the day itself is not counted. */
export function addWorkingDays(day: string, count: number, closures: readonly Closure[]): string {
  return walk(day, count, closures, 1)
}

/** The day some full working days before a day. */
export function takeWorkingDays(day: string, count: number, closures: readonly Closure[]): string {
  return walk(day, count, closures, -1)
}

/** A deadline that falls in a closure moves forward to the next working day. */
export function movedOutOfClosures(day: string, closures: readonly Closure[]): string {
  return isWorkingDay(day, closures) ? day : addWorkingDays(day, 1, closures)
}

/**
 * A running clock when closures have changed: it keeps as many working days as it had left today. A clock that has run out
 * stays where it is.
 */
export function carriedOver(
  day: string,
  today: string,
  { before, after }: { before: readonly Closure[]; after: readonly Closure[] },
): string {
  if (day <= today) return day
  const left = workingDaysBetween(today, day, before)
  return left === 0 ? day : addWorkingDays(today, left, after)
}

/** Which last days move, of many clocks of an area that run: each day once, with the day that takes its place. */
export function clocksThatMove(
  days: readonly string[],
  today: string,
  closures: { before: readonly Closure[]; after: readonly Closure[] },
): { before: string; after: string }[] {
  return [...new Set(days)]
    .map((before) => ({ before, after: carriedOver(before, today, closures) }))
    .filter(({ before, after }) => before !== after)
}

/** How many working days are left from a day to a deadline; the deadline counts, the day itself does not. */
export function workingDaysBetween(from: string, to: string, closures: readonly Closure[]): number {
  const [first, last] = [dayNumber(from) + 1, dayNumber(to)]
  const closed = closures
    .filter(({ startsOn, endsOn }) => startsOn <= to && endsOn > from)
    .map(({ startsOn, endsOn }) => ({ starts: dayNumber(startsOn), ends: dayNumber(endsOn) }))
  let count = 0
  for (let day = first; day <= last; day += 1) {
    const isClosed = closed.some(({ starts, ends }) => starts <= day && day <= ends)
    if (!isClosed && !isWeekendNumber(day)) count += 1
  }
  return count
}

// A queue counts the days of many rows on each page: whole numbers are ten times as quick as days as they are written.
function dayNumber(day: string) {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000
}

function isWeekendNumber(day: number) {
  const weekday = (day + 4) % 7 // 1 January 1970 was a Thursday
  return weekday === 0 || weekday === 6
}

function walk(day: string, count: number, closures: readonly Closure[], step: 1 | -1): string {
  let at = day
  for (let left = count; left > 0;) {
    at = addDays(at, step)
    if (isWorkingDay(at, closures)) left -= 1
  }
  return at
}

function isWeekend(day: string) {
  return isWeekendNumber(dayNumber(day))
}
