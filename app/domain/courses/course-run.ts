import { addDays, formatDay } from '~/kit/dates'
import { attendancePatternWords, studyModeWords, wordsFor } from './course.words'

type Start = { startsOn: string | null; startPrecision: string | null; startText: string | null }

export type RunFacts = Start & {
  status: 'draft' | 'live' | 'withdrawn'
  isOpen: boolean
  /** All places are taken. */
  isFull?: boolean
  applyFrom: string | null
  applyUntil: string | null
}

/** Latecomers are let in for six weeks; after that a start has passed. */
const LATE_DAYS = 42

const monthWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/** When a run starts, in words: a day, a month, what the provider wrote, or that it is to be confirmed. */
export function startWords({ startsOn, startPrecision, startText }: Start): string {
  if (startsOn === null) return startText ?? 'Start date to be confirmed'
  if (startPrecision === 'month') return monthOf(startsOn)
  return startPrecision === 'year' ? startsOn.slice(0, 4) : formatDay(startsOn)
}

/** '2026-09' or any day of it as 'September 2026'. */
export function monthOf(day: string): string {
  return monthWords.format(new Date(`${day.slice(0, 7)}-15T12:00:00Z`))
}

/** Why nobody can apply for a run today; null where one can. */
export function whyClosed(run: RunFacts, today: string): string | null {
  if (run.status !== 'live') return 'This start is not offered any more.'
  if (run.isFull) return 'All places are taken.'
  if (!run.isOpen) return 'Applications are closed.'
  if (run.applyUntil !== null && run.applyUntil < today) return `Applications closed on ${formatDay(run.applyUntil)}.`
  if (run.applyFrom !== null && run.applyFrom > today) return `Applications open on ${formatDay(run.applyFrom)}.`
  if (run.startsOn !== null && addDays(lastStart(run), LATE_DAYS) < today) return 'This has already started.'
  return null
}

/** How a run is studied, in words; "not stated" is never dressed up as full time. */
export function modeWords(run: {
  studyMode: string | null
  attendancePattern: string | null
  defaulted: string[]
  sentMode: string | null
}): string | null {
  const mode = run.defaulted.includes('studyMode')
    ? null
    : (wordsFor(studyModeWords, run.studyMode) ?? ownWord(run.sentMode))
  const pattern = run.defaulted.includes('attendancePattern')
    ? null
    : wordsFor(attendancePatternWords, run.attendancePattern)
  return [mode, pattern?.toLowerCase()].filter((part) => part !== null && part !== undefined).join(', ') || null
}

/** What a run costs, in words; null where nobody has said. Nought is never shown as free. */
export function costWords({
  costPence,
  costText,
}: {
  costPence: number | null
  costText: string | null
}): string | null {
  if (costPence === null || costPence === 0) return costText
  return `£${(costPence / 100).toLocaleString('en-GB', { minimumFractionDigits: costPence % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })}`
}

// A word of the provider's own may be a code of their software.
function ownWord(sent: string | null): string | null {
  return sent === null || /\bcode\b|^[A-Z]{1,3}$/i.test(sent) ? null : sent
}

// A start in a month or a year may be on its last day.
function lastStart({ startsOn, startPrecision }: Start): string {
  if (startPrecision === 'month') return `${startsOn?.slice(0, 7)}-28`
  return startPrecision === 'year' ? `${startsOn?.slice(0, 4)}-12-31` : (startsOn ?? '')
}
