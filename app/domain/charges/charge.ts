import { daysHeld } from '~/domain/attendance/timetable'
import type { Closure } from '~/domain/cycles/working-day'
import { formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export type Span = { fromOn: string; untilOn: string }
export type Rate = { hostId: string | null; fromOn: string; pencePerHour: number; minutesPerBlock: number | null }

/** One block of one placement, with all that decides which of its days were delivered. */
export type Taught = Span & {
  placementId: string
  course: string
  weekday: number
  starts: string
  ends: string
  endsOn: string
  endedOn: string | null
  hasNotArrived: boolean
  arrivedOn: string | null
  rests: readonly { fromOn: string; untilOn: string | null }[]
  cancelledOn: readonly string[]
}

export type Line = {
  placementId: string
  course: string
  penceEach: number
  times: number
  notStarted: number
  resting: number
  cancelled: number
  ended: number
  chargePence: number
  creditPence: number
}

type Credit = 'notStarted' | 'resting' | 'cancelled' | 'ended'

/** What a host charges for the days of a period: a line for each placement, course and price, in whole pence. */
export function chargeLines(
  taught: readonly Taught[],
  { fromOn, untilOn }: Span,
  { rates, closures }: { rates: readonly Rate[]; closures: readonly Closure[] },
): Line[] {
  const lines = new Map<string, Line>()
  for (const block of taught) {
    const planned = { ...block, untilOn: plannedUntil(block) }
    for (const day of daysHeld(planned, { from: fromOn, until: untilOn }, closures)) {
      const penceEach = priceOn(day, block, rates)
      const key = `${block.placementId} ${penceEach} ${block.course}`
      const line = lines.get(key) ?? emptyLine(block, penceEach)
      lines.set(key, withDay(line, creditFor(day, block)))
    }
  }
  return [...lines.values()]
}

/** All lines together: the charge, the credit, and what is left. */
export function totalOf(lines: readonly Pick<Line, 'times' | 'chargePence' | 'creditPence'>[]) {
  const sum = (value: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + value(line), 0)
  const chargePence = sum((line) => line.chargePence)
  const creditPence = sum((line) => line.creditPence)
  return { times: sum((line) => line.times), chargePence, creditPence, totalPence: chargePence - creditPence }
}

/** The price of one time: so many minutes at so much an hour, to the nearest penny, half a penny up. */
export function penceFor(minutes: number, pencePerHour: number): number {
  return Math.floor((minutes * pencePerHour + 30) / 60)
}

/** The rate that holds on a day: the host’s own, else the area’s; none where none has begun. */
export function rateOn(day: string, rates: readonly Rate[]): Rate | null {
  const begun = rates.filter(({ fromOn }) => fromOn <= day).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
  return begun.find(({ hostId }) => hostId !== null) ?? begun[0] ?? null
}

type Earlier = Span & { id: string; issuedPence: number; correctedPence: number }

/** What has changed about periods that were charged before: what they come to now, less what was said of them so far. */
export function correctionsOf(earlier: readonly Earlier[], nowFor: (span: Span) => number) {
  return earlier
    .map(({ id, fromOn, untilOn, issuedPence, correctedPence }) => ({
      correctsId: id,
      fromOn,
      untilOn,
      pence: nowFor({ fromOn, untilOn }) - issuedPence - correctedPence,
    }))
    .filter(({ pence }) => pence !== 0)
}

/** A period that can be charged: days that are over. */
export function refuseOddPeriod({ untilOn }: Span, today: string) {
  if (untilOn < today) return
  throw new Refusal('day-to-come', `Choose a last day before today, ${formatDay(today)}`, 'untilOn')
}

// What ended early was planned for longer: the days after its end are charged and credited, so that both are seen.
function plannedUntil({ untilOn, endedOn, endsOn }: Taught): string {
  return endedOn !== null && untilOn === endedOn && endsOn > untilOn ? endsOn : untilOn
}

function creditFor(day: string, block: Taught): Credit | null {
  const { endedOn, hasNotArrived, arrivedOn, rests, cancelledOn } = block
  if (hasNotArrived || (arrivedOn !== null && day < arrivedOn)) return 'notStarted'
  if (endedOn !== null && day > endedOn) return 'ended'
  if (rests.some(({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || day <= untilOn))) return 'resting'
  return cancelledOn.includes(day) ? 'cancelled' : null
}

function withDay(line: Line, credit: Credit | null): Line {
  const more = { ...line, times: line.times + 1, chargePence: line.chargePence + line.penceEach }
  if (credit === null) return more
  return { ...more, [credit]: line[credit] + 1, creditPence: line.creditPence + line.penceEach }
}

function emptyLine({ placementId, course }: Taught, penceEach: number): Line {
  const none = { times: 0, notStarted: 0, resting: 0, cancelled: 0, ended: 0, chargePence: 0, creditPence: 0 }
  return { placementId, course, penceEach, ...none }
}

function priceOn(day: string, { starts, ends }: Taught, rates: readonly Rate[]): number {
  const rate = rateOn(day, rates)
  if (rate === null) return 0
  return penceFor(rate.minutesPerBlock ?? minutesOf(ends) - minutesOf(starts), rate.pencePerHour)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
