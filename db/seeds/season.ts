import { addDays, daysBetween, londonDay, londonMoment } from '~/kit/dates'
import { cycleYear, keyDateDefaults } from '~/domain/cycles/cycle'
import { firstMondayOf } from './courses/run-plan'

/**
 * When the story happens. This year's Year 11 applies in the cycle that is open now; last year's is at college, with
 * registers and advisers, because its courses began last September.
 */
export type Season = {
  /** the day the demonstration is on */
  today: string
  /** the first calendar year of the cycle that is open */
  year: number
  applicationsOpen: string
  /** when last year's cycle opened, its results came out and its courses began */
  lastOpen: string
  lastResults: string
  termBegan: string
}

/** From the middle of November to the beginning of July both stories can be told on the day itself. */
export function isGoodDay(day: string): boolean {
  const monthAndDay = day.slice(5)
  return monthAndDay >= '11-14' || monthAndDay <= '07-04'
}

/** The day the demonstration is on: today, or, in the weeks when nobody applies, the next 21 November. */
export function dayOfDemo(now: Date): string {
  const today = londonDay(now)
  return isGoodDay(today) ? today : `${today.slice(0, 4)}-11-21`
}

export function seasonOn(today: string): Season {
  const year = cycleYear(londonMoment(today, '12:00:00'))
  return {
    today,
    year,
    applicationsOpen: keyDateDefaults['applications-open'].on(year),
    lastOpen: keyDateDefaults['applications-open'].on(year - 1),
    lastResults: keyDateDefaults.results.on(year - 1),
    termBegan: firstMondayOf(year),
  }
}

/** A moment in office hours, some part of the way from one day to another; never on a weekend. */
export function momentBetween(from: string, to: string, share: number, minutes: number): Date {
  const day = onWeekday(addDays(from, Math.floor(Math.max(0, daysBetween(from, to)) * share)))
  const hours = String(8 + (Math.floor(minutes / 60) % 9)).padStart(2, '0')
  return londonMoment(day, `${hours}:${String(minutes % 60).padStart(2, '0')}:00`)
}

/** A moment in office hours of a day. */
export function momentOn(day: string, minutes: number): Date {
  return momentBetween(day, day, 0, minutes)
}

/** The weekday itself, or the Friday before a weekend. */
export function onWeekday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  if (weekday === 6) return addDays(day, -1)
  return weekday === 0 ? addDays(day, -2) : day
}

/** The Friday of a day's week. */
export function fridayOf(day: string): string {
  return addDays(monday(day), 4)
}

/** The school holidays of a cycle's school year and the one after it. */
export function schoolHolidays(year: number): { name: string; startsOn: string; endsOn: string }[] {
  return [
    { name: 'Autumn half term', startsOn: monday(`${year}-10-26`), endsOn: addDays(monday(`${year}-10-26`), 4) },
    { name: 'Christmas holiday', startsOn: monday(`${year}-12-21`), endsOn: `${year + 1}-01-02` },
    {
      name: 'Spring half term',
      startsOn: monday(`${year + 1}-02-15`),
      endsOn: addDays(monday(`${year + 1}-02-15`), 4),
    },
    { name: 'Easter holiday', startsOn: monday(`${year + 1}-03-29`), endsOn: addDays(monday(`${year + 1}-03-29`), 11) },
    {
      name: 'Summer half term',
      startsOn: monday(`${year + 1}-05-31`),
      endsOn: addDays(monday(`${year + 1}-05-31`), 4),
    },
    { name: 'Summer holiday', startsOn: monday(`${year + 1}-07-23`), endsOn: `${year + 1}-08-31` },
  ]
}

/** The Monday of a day's week. */
function monday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
