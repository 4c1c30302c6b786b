import { addDays } from '~/kit/dates'

export const currencyRules = ['academic-year', 'months', 'months-or-end', 'review', 'none'] as const
export type CurrencyRule = (typeof currencyRules)[number]

/** How long activities of one code stay true. */
export type Rule = { currencyRule: string; currencyMonths: number | null }
/** The days of one activity. */
export type ActivityDays = {
  startedOn: string
  verifiedOn: string
  reviewOn: string | null
  predictedEndOn: string | null
}

export type Currency = { state: 'current' | 'due-to-lapse' | 'lapsed'; lapsesOn: string | null }

/** Days before the last day on which an activity is shown as about to lapse, unless the area decides otherwise. */
export const WARNING_DAYS = 30
const DAYS_AFTER_REVIEW = 28

/** Whether an activity still counts on a day. The last day itself still does. */
export function currencyOf(activity: ActivityDays & Rule, today: string, warningDays = WARNING_DAYS): Currency {
  const lapsesOn = lastDayOf(activity)
  if (lapsesOn === null || today < addDays(lapsesOn, -warningDays)) return { state: 'current', lapsesOn }
  return { state: today > lapsesOn ? 'lapsed' : 'due-to-lapse', lapsesOn }
}

/**
 * The last day on which an activity counts without being verified again; null where it never lapses. It is never later
 * than the predicted end. The database knows the same rule as `activity_lapses_on`, for lists.
 */
export function lastDayOf({ currencyRule, currencyMonths, ...days }: ActivityDays & Rule): string | null {
  if (!isRule(currencyRule) || currencyRule === 'none') return null
  const since = days.verifiedOn > days.startedOn ? days.verifiedOn : days.startedOn
  return earlier(byRule[currencyRule](since, currencyMonths, days.reviewOn), days.predictedEndOn)
}

const byRule: Record<
  Exclude<CurrencyRule, 'none'>,
  (since: string, months: number | null, reviewOn: string | null) => string | null
> = {
  'academic-year': (since) => endOfAcademicYear(since),
  months: (since, months) => addMonths(since, months ?? 0),
  'months-or-end': (since, months) => addMonths(since, months ?? 0),
  review: (_, __, reviewOn) => (reviewOn === null ? null : addDays(reviewOn, DAYS_AFTER_REVIEW)),
}

/** The school year ends on 31 August. */
export function endOfAcademicYear(day: string): string {
  const year = Number(day.slice(0, 4))
  return `${day.slice(5) < '09-01' ? year : year + 1}-08-31`
}

/** The same day some months on; the last day of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 8)}01T12:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(Number(day.slice(8, 10)), last))
  return date.toISOString().slice(0, 10)
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

function isRule(name: string): name is CurrencyRule {
  return currencyRules.some((rule) => rule === name)
}
