import { addDays, londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import type { PupilPlan } from '../people/pupils'
import { momentBetween, momentOn } from '../season'
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
  const minutes = chance.whole(0, 500)
  const sentAt =
    fate.sentAt < 0 ? momentOn(addDays(today, fate.sentAt), minutes) : momentBetween(from, to, fate.sentAt, minutes)
  const begun = momentBetween(from, londonDay(sentAt), chance.number() ** 0.4, chance.whole(0, 400))
  const latest = minutesOn(sentAt, -FORM_MINUTES)
  return { pupil, fate, begunAt: begun < latest ? begun : latest, sentAt, today, choiceIds: new Map() }
}

const FORM_MINUTES = 90

/** A moment in office hours some days after another; null where that day has not come. */
export function daysAfter({ today, pupil }: Thread, moment: Date, days: number, what: string): Date | null {
  const on = addDays(londonDay(moment), days)
  const at = momentOn(on, pupil.chance.of(what).whole(0, 500))
  return londonDay(at) < today && at > moment ? at : null
}

export function minutesOn(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}

/** The choice as it stands in the database; where it could not be made, nothing can be done with it. */
export function choiceIdOf({ choiceIds }: Thread, choice: ChoiceFate): string {
  const id = choiceIds.get(choice)
  if (id === undefined) throw new NotFound('choice of the story')
  return id
}
