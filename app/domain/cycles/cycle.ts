import { addDays, londonDay } from '~/kit/dates'

/** One year of applications. Its key dates are rows of the area. */
export type Cycle = { id: string; areaId: string; name: string; startsOn: string; endsOn: string; dates: KeyDates }
export type KeyDates = Partial<Record<KeyDateName, string>>

type Default = { label: string; isPublic: boolean; on: (year: number) => string }

/**
 * The dates of a cycle as an area finds them when it opens one: it may move each. `year` is the year in which the cycle
 * starts, so that a course begins in the autumn of the year after.
 */
export const keyDateDefaults = {
  'prospectus-editable': staff('Providers can start on next year’s courses', (year) => `${year}-09-01`),
  'prospectus-opens': open('The new courses can be seen', (year) => `${year}-10-01`),
  'applications-open': open('You can start to apply', (year) => `${year}-10-08`),
  'early-date': open('Last day to apply for a specialist place', (year) => `${year + 1}-01-31`),
  'apply-by': open('Last day to be looked at with everybody else', (year) => `${year + 1}-02-28`),
  'first-answers': open('Every first answer should be in', (year) => `${year + 1}-04-30`),
  'reply-by': open('Last day to reply to your offers', (year) => `${year + 1}-05-31`),
  'cohort-frozen': staff('The guarantee cohort is frozen', (year) => `${year + 1}-05-31`),
  'second-round': open('A second round starts for late choices', (year) => `${year + 1}-06-01`),
  results: open('GCSE results', (year) => thursdayFrom(`${year + 1}-08-20`)),
  'applications-close': open('The last day to apply', (year) => `${year + 1}-09-15`),
  'answers-end': staff('What has had no answer ends, where your area does so', (year) => `${year + 1}-09-30`),
  'last-offers': open('The last day for an offer', (year) => `${year + 1}-09-30`),
  'guarantee-reported': staff('The September Guarantee is reported', (year) => `${year + 1}-10-31`),
  'activity-survey': staff('The annual activity survey', (year) => `${year + 1}-11-01`),
  'survey-returned': staff('The annual activity survey is returned', (year) => `${year + 2}-01-31`),
} satisfies Record<string, Default>

export type KeyDateName = keyof typeof keyDateDefaults

export const keyDateNames = Object.keys(keyDateDefaults).filter(isKeyDateName)

export function isKeyDateName(name: string): name is KeyDateName {
  return Object.hasOwn(keyDateDefaults, name)
}

/** The first and last day of the cycle that starts in a year: its late offers run into the next one's autumn. */
export function spanOf(year: number) {
  return { name: `${year} to ${year + 1}`, startsOn: `${year}-09-01`, endsOn: `${year + 1}-10-31` }
}

/** The year a moment's cycle starts in. */
export function cycleYear(now: Date): number {
  const day = londonDay(now)
  const year = Number(day.slice(0, 4))
  return day >= `${year}-09-01` ? year : year - 1
}

/**
 * The cycle one applies in at a moment: the newest whose applications have opened, so that the late round goes on until
 * the next year opens; before the very first opening, the newest that has started.
 */
export function cycleAt(cycles: readonly Cycle[], now: Date): Cycle | undefined {
  const today = londonDay(now)
  const newestFirst = cycles.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
  const hasOpened = (cycle: Cycle) => (cycle.dates['applications-open'] ?? cycle.startsOn) <= today
  return newestFirst.find(hasOpened) ?? newestFirst.find((cycle) => cycle.startsOn <= today)
}

/** Whether a window of London days holds a moment: it opens as its first day begins, and closes as its last day ends. */
export function isOpen(window: { opensOn?: string | null; closesOn?: string | null }, now: Date): boolean {
  const today = londonDay(now)
  return (window.opensOn ?? today) <= today && today <= (window.closesOn ?? today)
}

/** Whether applications may be sent in this cycle now. */
export function isOpenForApplications(cycle: Pick<Cycle, 'dates'>, now: Date): boolean {
  return isOpen({ opensOn: cycle.dates['applications-open'], closesOn: cycle.dates['applications-close'] }, now)
}

/** Whether the last day to send in this cycle is over: what `isOpenForApplications` lets in, this leaves alone. */
export function hasClosed(cycle: Pick<Cycle, 'dates'>, now: Date): boolean {
  const lastDay = cycle.dates['applications-close']
  return lastDay !== undefined && lastDay < londonDay(now)
}

/** Whether the area's day for ending what has had no answer is over. */
export function isPastAnswers(cycle: Pick<Cycle, 'dates'>, now: Date): boolean {
  const lastDay = cycle.dates['answers-end']
  return lastDay !== undefined && lastDay < londonDay(now)
}

/** Whether a cycle is over altogether, with its late offers. */
export function isOver(cycle: Pick<Cycle, 'endsOn'>, now: Date): boolean {
  return cycle.endsOn < londonDay(now)
}

function open(label: string, on: (year: number) => string): Default {
  return { label, isPublic: true, on }
}

function staff(label: string, on: (year: number) => string): Default {
  return { label, isPublic: false, on }
}

function thursdayFrom(day: string): string {
  const THURSDAY = 4
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, (THURSDAY - weekday + 7) % 7)
}
