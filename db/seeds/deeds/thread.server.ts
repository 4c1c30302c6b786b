import { londonDay } from '~/kit/dates'
import { addDays } from '~/kit/dates'
import type { PupilPlan } from '../people/pupils'
import { momentBetween } from '../season'
import type { ChoiceFate, Fate } from '../story/fate'

/** One learner's way through one cycle: the plan, when each part happens, and the ids that come of it. */
export type Thread = {
  pupil: PupilPlan
  fate: Fate
  /** the moments at which the form is begun and sent */
  begunAt: Date
  sentAt: Date
  /** the day after which nothing has happened yet */
  today: string
  choiceIds: Map<ChoiceFate, string>
}

/** The days between which forms are sent in a cycle. */
export type Window = { from: string; to: string; today: string }

export function threadOf(pupil: PupilPlan, fate: Fate, { from, to, today }: Window): Thread {
  const chance = pupil.chance.of('moments')
  const sentAt = momentBetween(from, to, fate.sentAt, chance.whole(0, 500))
  const begunAt = momentBetween(from, londonDay(sentAt), chance.number() ** 0.4, chance.whole(0, 400))
  return { pupil, fate, begunAt: begunAt < sentAt ? begunAt : minutesOn(sentAt, -90), sentAt, today, choiceIds: new Map() }
}

/** A moment in office hours some days after another; null where that day has not come. */
export function daysAfter({ today, pupil }: Thread, moment: Date, days: number, what: string): Date | null {
  const on = addDays(londonDay(moment), days)
  const at = momentBetween(on, on, 0, pupil.chance.of(what).whole(0, 500))
  return londonDay(at) < today && at > moment ? at : null
}

export function minutesOn(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}
