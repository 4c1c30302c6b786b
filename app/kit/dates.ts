const london = { timeZone: 'Europe/London' } as const
const dayParts = new Intl.DateTimeFormat('en-CA', { ...london, year: 'numeric', month: '2-digit', day: '2-digit' })
const dayWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const shortDayWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const weekdayWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const momentWords = new Intl.DateTimeFormat('en-GB', {
  ...london,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})
const timeWords = new Intl.DateTimeFormat('en-GB', { ...london, hour: 'numeric', minute: '2-digit', hour12: true })
const clockTime = new Intl.DateTimeFormat('en-GB', { ...london, hour: '2-digit', minute: '2-digit' })
const MOST_REMEMBERED = 2000

/** The London day of a moment, as YYYY-MM-DD. */
export function londonDay(moment: Date): string {
  return dayOfHour(Math.floor(moment.getTime() / HOUR_MS))
}

// Days begin on a whole hour in London, summer and winter.
const HOUR_MS = 3_600_000
const dayOfHour = remembered((hour: number) => dayParts.format(hour * HOUR_MS))

/** A day some days on (or back). */
export function addDays(day: string, days: number): string {
  const date = noon(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000)
}

/** '2026-12-04' as '4 December 2026'. */
export const formatDay = remembered((day: string) => dayWords.format(noon(day)))

/** '2026-12-04' as '4 Dec', for narrow columns; with its year where that is not this one. */
export function formatShortDay(day: string, today: string): string {
  const short = shortDay(day)
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${short} ${day.slice(0, 4)}`
}

const shortDay = remembered((day: string) => shortDayWords.format(noon(day)))

/** '2026-12-04' as 'Friday 4 December 2026'. */
export function formatWeekday(day: string): string {
  return weekdayWords.format(noon(day)).replace(',', '')
}

/** A moment in London, such as '4 December 2026 at 9:05am'. */
export function formatMoment(moment: Date | string): string {
  return momentWords.format(new Date(moment)).replace(/ ?([ap]m)$/i, (_, half: string) => half.toLowerCase())
}

/** The London time of a moment, such as '9:05am'. */
export function formatTime(moment: Date | string): string {
  return timeWords.format(new Date(moment)).replace(/ ?([ap]m)$/i, (_, half: string) => half.toLowerCase())
}

/** The moment a London day and wall-clock time name: the earlier one in the hour that comes twice. */
export function londonMoment(day: string, time: string): Date {
  const utc = new Date(`${day}T${time}Z`)
  const summer = new Date(utc.getTime() - 3_600_000)
  return wallClock(summer) === `${day} ${time.slice(0, 5)}` ? summer : utc
}

/** The last moment of a London day: deadlines end at 23:59:59.999. */
export function endOfDay(day: string): Date {
  return londonMoment(day, '23:59:59.999')
}

function wallClock(moment: Date): string {
  return `${londonDay(moment)} ${clockTime.format(moment)}`
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** The same few days stand on every page, and the formatter is slow: what it said is kept for a while. */
function remembered<Of extends string | number>(say: (of: Of) => string): (of: Of) => string {
  const said = new Map<Of, string>()
  return (of) => {
    const known = said.get(of)
    if (known !== undefined) return known
    if (said.size >= MOST_REMEMBERED) said.clear()
    const words = say(of)
    said.set(of, words)
    return words
  }
}
