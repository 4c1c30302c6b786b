import { Refusal } from '~/kit/errors'

/** A round asks each teacher once how learners get on: between two days, and late after the second. */
export type Round = { opensOn: string; closesOn: string }

export type RoundState = 'coming' | 'open' | 'over'

export function roundState({ opensOn, closesOn }: Round, today: string): RoundState {
  if (today < opensOn) return 'coming'
  return today <= closesOn ? 'open' : 'over'
}

/** The year of school that a day is in, by the calendar year it began in. */
export function schoolYear(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month >= 9 ? year : year - 1
}

/** “2026/27”. */
export function yearWords(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** Whether what is entered now is late; refused before the round opens. */
export function isLateEntry(round: Round, today: string): boolean {
  const state = roundState(round, today)
  if (state === 'coming') throw new Refusal('not-open-yet', 'This round has not opened yet. Nothing can be entered.')
  return state === 'over'
}

/** The same round a year later. The 29th of February becomes the 28th. */
export function nextYears<R extends Round & { year: number }>(round: R): R {
  return { ...round, year: round.year + 1, opensOn: yearLater(round.opensOn), closesOn: yearLater(round.closesOn) }
}

/** Refuses days that do not lie in one year of school, in their order. */
export function refuseRoundDays({ opensOn, closesOn }: Round): number {
  if (closesOn < opensOn) throw new Refusal('wrong-order', 'The round must close after it opens.', 'closesOn')
  const year = schoolYear(opensOn)
  if (schoolYear(closesOn) !== year)
    throw new Refusal('two-years', 'The round must open and close in one school year.', 'closesOn')
  return year
}

function yearLater(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`
}
