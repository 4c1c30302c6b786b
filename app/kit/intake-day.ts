import { missing, spreadsheetNumber, taken, wrong, type Reading } from './intake-value'

/** The order in which a source writes its dates. It is declared for each source and never guessed. */
export type DayOrder = 'day-month-year' | 'year-month-day'

const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const yearFirst = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A day as YYYY-MM-DD. A year of two digits is the last such year up to `latestYear`, and is noted. YYYY-MM-DD can be
 * read only one way, so every source may use it.
 */
export function dayReading(text: string, order: DayOrder, latestYear: number): Reading<string> {
  const value = text.trim().replace(/[ T]00:00(:00(\.0+)?)?Z?$/, '')
  if (value === '') return missing()
  const iso = yearFirst.exec(value)
  if (iso) return calendarDay(text, Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = order === 'day-month-year' ? dayFirst.exec(value) : null
  if (parts) return dayOf(text, Number(parts[1]), Number(parts[2]), parts[3] ?? '', latestYear)
  return (
    spreadsheetNumber(value) ??
    wrong('day-unreadable', `${value} is not a date we can read. Write it as ${example[order]}.`)
  )
}

const example: Record<DayOrder, string> = { 'day-month-year': '24/06/2010', 'year-month-day': '2010-06-24' }

function dayOf(text: string, day: number, month: number, year: string, latestYear: number): Reading<string> {
  if (year.length === 4) return calendarDay(text, Number(year), month, day)
  const century = latestYear - (latestYear % 100)
  const full = century + Number(year) > latestYear ? century - 100 + Number(year) : century + Number(year)
  const reading = calendarDay(text, full, month, day)
  if (reading.isWrong) return reading
  const sentence = `${text.trim()} has a year of two digits; it was read as ${full}. Write the year in full.`
  return { ...reading, note: { code: 'year-of-two-digits', sentence } }
}

function calendarDay(text: string, year: number, month: number, day: number): Reading<string> {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return wrong(
      'day-not-in-calendar',
      `${text.trim()} is not a day in the calendar. Dates are read as day, month, year.`,
    )
  }
  return taken(date.toISOString().slice(0, 10))
}

/** The moment at which a file says it was written; null for what is none, or lies outside the years in which files are written. */
export function momentReading(text: string): Date | null {
  const moment = new Date(text)
  const year = moment.getUTCFullYear()
  return year >= 1970 && year < 2200 ? moment : null
}
