import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** A time for interviews, and how many of its seats are taken. */
export type Seats = { startsAt: Date; seats: number; taken: number; removedAt: Date | null }

/** So many times can be laid out at once: a long day of short talks. */
export const SLOTS_AT_ONCE = 60
/** The last moment to choose a time: its provider reads the list of the day in the morning. */
const HOURS_BEFORE = 2
const HOUR_MS = 60 * 60_000

type Morning = { day: string; from: string; to: string; minutes: number }

/** The moments at which the times of a morning begin: one after the other, the last one over by the end. */
export function startsOf({ day, from, to, minutes }: Morning): Date[] {
  const end = londonMoment(day, `${to}:00`).getTime()
  const starts: Date[] = []
  let at = londonMoment(day, `${from}:00`).getTime()
  for (; at + minutes * 60_000 <= end && starts.length <= SLOTS_AT_ONCE; at += minutes * 60_000)
    starts.push(new Date(at))
  return starts
}

/** What is laid out is to come, has room for at least one time, and is not a year of them. */
export function refuseMorning(starts: readonly Date[], now: Date) {
  const [first] = starts
  if (!first) throw new Refusal('no-room', 'Not one interview of this length fits between these times.', 'to')
  if (first <= now) throw new Refusal('in-the-past', 'Choose a day and time that are still to come.', 'day')
  if (starts.length > SLOTS_AT_ONCE) {
    throw new Refusal('too-many', `These are more than ${SLOTS_AT_ONCE} times. Lay them out in two steps.`, 'to')
  }
}

/** A form that is sent twice lays nothing out twice. */
export function refuseLaidOut(isLaidOut: boolean) {
  if (!isLaidOut) return
  throw new Refusal(
    'laid-out-already',
    'You have times at this place then already. Change the place or the time.',
    'from',
  )
}

/** A time that somebody has booked is not taken away under them. */
export function refuseRemoval({ taken, removedAt }: Pick<Seats, 'taken' | 'removedAt'>) {
  if (removedAt) throw new Refusal('gone', 'This time has been taken away already.')
  if (taken > 0) throw new Refusal('booked', 'Somebody has booked this time. Move or cancel their interview first.')
}

/** The first moment that can still be chosen. */
export function earliestToChoose(now: Date): Date {
  return new Date(now.getTime() + HOURS_BEFORE * HOUR_MS)
}

/** A time that is chosen is still there, to come, and has a seat left. */
export function refuseSeat({ startsAt, seats, taken, removedAt }: Seats, now: Date) {
  if (removedAt) throw new Refusal('gone', 'They have taken this time away. Choose another one.', 'slot')
  if (startsAt < earliestToChoose(now)) {
    throw new Refusal('in-the-past', 'It is too late to choose this time. Choose another one.', 'slot')
  }
  if (taken >= seats) {
    throw new Refusal('full', 'Somebody else took this time just before you. Choose another one.', 'slot')
  }
}

/** The day by which learners choose where the provider names no other: a week on. */
export function usualBookBy(now: Date): string {
  return addDays(londonDay(now), 7)
}
