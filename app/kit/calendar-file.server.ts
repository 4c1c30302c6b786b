import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** One entry of somebody's calendar. Whoever knows its `uid` already moves it when `sequence` is higher. */
export type CalendarEntry = {
  uid: string
  sequence: number
  startsAt: Date
  /** Its length, where it is known. */
  minutes?: number | null
  title: string
  place: string
  link: string
  writtenAt: Date
  isCancelled: boolean
}

/**
 * An entry as an iCalendar file (RFC 5545). A cancelled one takes the entry away again (RFC 5546). The time is said in
 * Universal Time, which every calendar shows in its owner's: so no file need bring the rules of London's clocks along,
 * and the hour that comes twice in October is told apart.
 */
export function calendarFile(entry: CalendarEntry, between?: { from: string; to: string }): string {
  const calendar = ical({
    prodId: { company: 'Onward', product: 'Onward', language: 'EN' },
    method: methodOf(entry, between !== undefined),
  })
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    start: entry.startsAt,
    end: entry.minutes ? new Date(entry.startsAt.getTime() + entry.minutes * 60_000) : null,
    stamp: entry.writtenAt,
    summary: entry.title,
    location: entry.place,
    url: entry.link,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (between) {
    event.organizer({ name: 'Onward', email: between.from })
    event.createAttendee({ email: between.to, rsvp: false })
  }
  return calendar.toString()
}

/** Something that stands on a day and has no time. */
export type DayEntry = { uid: string; on: string; title: string; link: string }

const HOURS_BETWEEN_LOOKS = 4

/** Things on days as one calendar, to be fetched again and again: what is not in it any more goes from the reader's too. */
export function calendarOfDays(
  entries: readonly DayEntry[],
  { name, writtenAt }: { name: string; writtenAt: Date },
): string {
  const calendar = ical({
    prodId: { company: 'Onward', product: 'Onward', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name,
    ttl: HOURS_BETWEEN_LOOKS * 3600,
  })
  for (const { uid, on, title, link } of entries)
    calendar.createEvent({
      ...{ id: uid, start: new Date(`${on}T00:00:00Z`), allDay: true, stamp: writtenAt, summary: title, url: link },
      // A day with something on it is not a day that is taken.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return calendar.toString()
}

// A file that somebody fetches is for their own calendar; one that comes by letter is from somebody to somebody.
function methodOf({ isCancelled }: CalendarEntry, isLetter: boolean) {
  if (isCancelled) return ICalCalendarMethod.CANCEL
  return isLetter ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
}
