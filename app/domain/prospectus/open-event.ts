import { formatTime, formatWeekday, londonDay } from '~/kit/dates'

/** An open event as the database tells of it. */
export type VisitingDay = {
  id: string
  title: string
  startsAt: Date | string
  endsAt: Date | string
  place: string | null
  siteName: string | null
  siteTown: string | null
  sitePostcode: string | null
  details: string | null
  bookingUrl: string | null
  courseTitle: string | null
}

export type ShownEvent = ReturnType<typeof shownEvent>

/** An open event as pages show it: the day and the hours in London, and where to go. */
export function shownEvent(event: VisitingDay) {
  const { id, title, details, bookingUrl, courseTitle } = event
  return { id, title, when: whenWords(event), where: placeWords(event), details, bookingUrl, courseTitle }
}

function whenWords({ startsAt, endsAt }: VisitingDay) {
  return `${formatWeekday(londonDay(new Date(startsAt)))}, ${formatTime(startsAt)} to ${formatTime(endsAt)}`
}

function placeWords({ place, siteName, siteTown, sitePostcode }: VisitingDay): string {
  const parts = [place, siteName, siteTown, sitePostcode].filter((part) => part !== null)
  return [...new Set(parts)].join(', ') || 'Place to be confirmed'
}
