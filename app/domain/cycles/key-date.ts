import { formatDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { keyDateDefaults, keyDateNames, type Cycle, type KeyDateName, type KeyDates } from './cycle'

/** Which dates each one may not come before. What is not said follows from these. */
const follows: Partial<Record<KeyDateName, readonly KeyDateName[]>> = {
  'prospectus-opens': ['prospectus-editable'],
  'applications-open': ['prospectus-opens'],
  'early-date': ['applications-open'],
  'apply-by': ['early-date'],
  'first-answers': ['apply-by'],
  'reply-by': ['first-answers'],
  'cohort-frozen': ['applications-open'],
  'second-round': ['reply-by'],
  results: ['reply-by'],
  'applications-close': ['results', 'second-round'],
  // Whoever sends on the last day to apply would else lose it in the same night, before anybody could answer.
  'answers-end': ['first-answers', 'applications-close'],
  'last-offers': ['applications-close'],
  'guarantee-reported': ['last-offers'],
  'activity-survey': ['last-offers'],
  'survey-returned': ['activity-survey'],
}

/** Refuses a day on which the dates of a cycle would not stand in their order; the sentence names the other date. */
export function refuseDisorder(dates: KeyDates, name: KeyDateName, day: string) {
  for (const earlier of follows[name] ?? []) {
    const on = dates[earlier]
    if (on !== undefined && day < on) throw disorder(`It may not come before ${said(earlier, on)}.`)
  }
  for (const later of keyDateNames) {
    const on = dates[later]
    if (on !== undefined && follows[later]?.includes(name) && on < day) {
      throw disorder(`It may not come after ${said(later, on)}.`)
    }
  }
}

/** The dates with each that would come too soon put on the day it must wait for. */
export function putInOrder(dates: KeyDates): KeyDates {
  const ordered: KeyDates = { ...dates }
  for (const name of keyDateNames) {
    for (const earlier of follows[name] ?? []) {
      const [day, wait] = [ordered[name], ordered[earlier]]
      if (day !== undefined && wait !== undefined && day < wait) ordered[name] = wait
    }
  }
  return ordered
}

/** Refuses a day that is over: nobody can be told in time, and nothing could follow it. */
export function refuseDayThatIsOver(day: string, now: Date) {
  if (day < londonDay(now)) throw new Refusal('day-is-over', 'Choose today or a later day.', 'day')
}

/** The dates of a cycle as they fall, for a list in order. */
export function datesInOrder({ dates }: Pick<Cycle, 'dates'>) {
  return keyDateNames
    .flatMap((name) => {
      const fallsOn = dates[name]
      return fallsOn === undefined ? [] : [{ name, fallsOn, ...keyDateDefaults[name] }]
    })
    .map(({ name, label, isPublic, fallsOn }) => ({ name, label, isPublic, fallsOn }))
    .toSorted((a, b) => a.fallsOn.localeCompare(b.fallsOn))
}

/** What lies ahead in the cycles of an area, the next first. A date of two cycles stands once for each. */
export function datesAhead(cycles: readonly Pick<Cycle, 'dates'>[], now: Date, most = 12) {
  const today = londonDay(now)
  return cycles
    .flatMap(datesInOrder)
    .filter(({ fallsOn }) => fallsOn >= today)
    .toSorted((a, b) => a.fallsOn.localeCompare(b.fallsOn))
    .slice(0, most)
}

function disorder(sentence: string) {
  return new Refusal('dates-out-of-order', sentence, 'day')
}

function said(name: KeyDateName, day: string) {
  return `“${keyDateDefaults[name].label}”, ${formatDay(day)}`
}
