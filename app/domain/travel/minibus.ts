import { addDays, formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export type Span = { fromOn: string; untilOn: string }

/** How many of these are there on the fullest day of a span. It is the first day of one of them, or of the span itself. */
export function mostAtOnce(taken: readonly Span[], { fromOn, untilOn }: Span): number {
  const days = [fromOn, ...taken.map((seat) => seat.fromOn).filter((day) => fromOn < day && day <= untilOn)]
  const on = (day: string) => taken.filter((seat) => seat.fromOn <= day && day <= seat.untilOn).length
  return Math.max(...days.map(on))
}

/** Nobody gets a seat that is not there. */
export function refuseFull(seats: number, taken: readonly Span[], span: Span) {
  if (mostAtOnce(taken, span) < seats) return
  throw new Refusal('minibus-full', `All ${seats} seats are taken on one of these days at least.`)
}

/** The days of a seat: within those of the run and of the learner’s block. */
export function seatSpan({ fromOn, untilOn }: Span, run: Span, block: Span): Span {
  const last = [untilOn, run.untilOn, block.untilOn].sort()[0] ?? untilOn
  const first = [fromOn, run.fromOn, block.fromOn].sort().at(-1) ?? fromOn
  if (first > last) {
    throw new Refusal('no-day', `The minibus goes from ${formatDay(run.fromOn)} to ${formatDay(run.untilOn)}`, 'fromOn')
  }
  return { fromOn: first, untilOn: last }
}

/** The first day from this one on which a bus of a weekday goes. */
export function nextGoing(weekday: number, day: string): string {
  const today = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return addDays(day, (weekday - today + 7) % 7)
}

export type OnDay = {
  state: string
  isOver: boolean
  isResting: boolean
  isBooked: boolean
  isAbsent: boolean
}

/** Why somebody with a seat is not expected on a day; null where the bus waits for them. */
export function whyNotExpected({ state, isOver, isResting, isBooked, isAbsent }: OnDay, isHoliday: boolean) {
  if (isHoliday) return 'Holiday'
  if (isOver || state === 'withdrawn') return 'The placement is over'
  if (state === 'not-arrived') return 'Has not arrived so far'
  if (isResting) return 'The placement rests'
  if (!isBooked) return 'Not booked that day'
  return isAbsent ? 'Absent, the school knows' : null
}

type Person = { givenNames: string; phone: string | null; isAddressProtected: boolean }
type Office = { name: string; phone: string | null }

/**
 * Whom the driver’s side rings: the home school rings its own learner; anybody else rings the school, which has what there is
 * of the family.
 */
export function whomToRing(learner: Person, home: Office, isHome: boolean): string {
  if (isHome && !learner.isAddressProtected && learner.phone !== null) return `${learner.givenNames}: ${learner.phone}`
  return home.phone === null ? home.name : `${home.name}: ${home.phone}`
}
