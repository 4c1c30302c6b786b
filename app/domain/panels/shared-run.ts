import { Refusal } from '~/kit/errors'

type Span = { fromOn: string; untilOn: string }
type Out = { outFrom: string | null; outUntil: string | null }

/** The days somebody placed today would be there: from tomorrow, or from the first day of the course. */
export function stayFrom({ fromOn, untilOn }: Span, tomorrow: string): Span {
  const first = fromOn > tomorrow ? fromOn : tomorrow
  if (first > untilOn) throw new Refusal('run-over', 'This course is over.')
  return { fromOn: first, untilOn }
}

/** Whether a course is out of service on any of these days. */
export function isOut({ outFrom, outUntil }: Out, { fromOn, untilOn }: Span): boolean {
  return outFrom !== null && outUntil !== null && outFrom <= untilOn && fromOn <= outUntil
}

/** How full a course is, in words. */
export function fillWords({
  places,
  provisional,
  confirmed,
}: {
  places: number
  provisional: number
  confirmed: number
}) {
  const left = places - provisional - confirmed
  return `${left} of ${places} places left`
}
