import { londonMoment } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** So many times are laid out at once, and no more. */
export const MOST_TIMES = 60

type Laid = { day: string; from: string; until: string; minutes: number }

/** The beginnings of the times from one hour to another: one after the other, the last ending in time. */
export function timesOf({ day, from, until, minutes }: Laid): Date[] {
  const [first, end] = [londonMoment(day, `${from}:00`), londonMoment(day, `${until}:00`)]
  const count = Math.floor((end.getTime() - first.getTime()) / (minutes * 60_000))
  if (count < 1) throw new Refusal('no-time', 'The end must lie after the beginning, by one time at least.', 'until')
  if (count > MOST_TIMES)
    throw new Refusal(
      'too-many-times',
      `That would be ${count} times. Lay out ${MOST_TIMES} or fewer at once.`,
      'until',
    )
  return Array.from({ length: count }, (_, at) => new Date(first.getTime() + at * minutes * 60_000))
}

/** Times are laid out for days to come. */
export function refusePastTimes([first]: readonly Date[], now: Date) {
  if (first && first <= now) throw new Refusal('time-past', 'Choose a time to come.', 'day')
}

/** A time is taken while a seat is free, and before it has begun. */
export function refuseTime({ startsAt, seats }: { startsAt: Date; seats: number }, taken: number, now: Date) {
  if (startsAt <= now) throw new Refusal('time-past', 'This time has begun already. Choose another one.', 'time')
  if (taken >= seats) throw new Refusal('time-full', 'Somebody has taken the last seat. Choose another time.', 'time')
}

/** Only a sure place leads to the desk. */
export function refuseWithoutPlace(state: string) {
  if (state !== 'place_confirmed')
    throw new Refusal('no-place', 'You can choose a time once your place is confirmed, and until you are enrolled.')
}
