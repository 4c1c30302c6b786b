import { z } from 'zod'
import { formatDay } from '~/kit/dates'
import { isKeyDateName, keyDateDefaults } from './cycle'

type CalendarEvent = { id: string; happenedAt: Date; action: string; particulars: unknown; who: string | null }

const moved = z.object({ name: z.string(), before: z.iso.date(), after: z.iso.date() })
const holiday = z.object({ name: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date() })
const changed = z.object({ before: holiday.nullable(), after: holiday.nullable() })
const opened = z.object({ year: z.number() })

/** One change of the calendar, with what was and what is. */
export function calendarEvent({ id, happenedAt, action, particulars, who }: CalendarEvent) {
  return { id, at: happenedAt, who: who ?? 'Onward', what: said(action, particulars) }
}

/** The days of a holiday in words. */
export function spanWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? formatDay(startsOn) : `${formatDay(startsOn)} to ${formatDay(endsOn)}`
}

function said(action: string, particulars: unknown): string {
  if (action === 'key-date.moved') return dateMoved(particulars)
  if (action === 'cycle.opened') {
    const told = opened.safeParse(particulars)
    return told.success ? `The cycle ${told.data.year} to ${told.data.year + 1} was opened` : 'A cycle was opened'
  }
  return holidayChanged(particulars)
}

function dateMoved(particulars: unknown) {
  const told = moved.safeParse(particulars)
  if (!told.success) return 'A date was moved'
  const { name, before, after } = told.data
  const label = isKeyDateName(name) ? keyDateDefaults[name].label : name
  return `“${label}” moved from ${formatDay(before)} to ${formatDay(after)}`
}

function holidayChanged(particulars: unknown) {
  const told = changed.safeParse(particulars)
  if (!told.success) return 'A school holiday was changed'
  const { before, after } = told.data
  if (before === null) return after ? `Holiday added: ${whole(after)}` : 'A school holiday was changed'
  return after ? `Holiday changed from ${whole(before)} to ${whole(after)}` : `Holiday taken away: ${whole(before)}`
}

function whole(one: z.output<typeof holiday>) {
  return `“${one.name}”, ${spanWords(one)}`
}
