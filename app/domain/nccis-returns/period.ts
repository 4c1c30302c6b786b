import { schoolYearOf } from '~/domain/learners/learner'
import { addDays } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** The last day of the month before the one a day is in. */
export function lastMonthEnd(today: string): string {
  return addDays(`${today.slice(0, 8)}01`, -1)
}

/** The last day of a month written YYYY-MM; null where it is none. */
export function endOfMonth(month: string): string | null {
  const [, year, nth] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(month) ?? []
  if (year === undefined || nth === undefined) return null
  const next = nth === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(nth) + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** The month ends that may still be frozen: the last two. What the record was before that it no longer tells as it was known then. */
export function monthEndsToFreeze(today: string): string[] {
  const last = lastMonthEnd(today)
  return [last, lastMonthEnd(last)]
}

export function refuseOtherMonths(periodEnd: string, today: string) {
  if (!monthEndsToFreeze(today).includes(periodEnd))
    throw new Refusal('not-this-month', 'Only the last two months can be frozen. Choose one of them.', 'periodEnd')
}

/**
 * Between which days whoever is in the return was born: from Year 11 to the year in which one turns 25. Whoever was born before
 * `planBefore` is in it only with an education, health and care plan.
 */
export function cohortOf(periodEnd: string) {
  const year = schoolYearOf(periodEnd)
  return {
    bornFrom: `${year - 26}-09-01`,
    /** Whoever was born from this day on, and before that one, has come to the age at which nothing more is told. */
    overAgeFrom: `${year - 27}-09-01`,
    bornUntil: `${year - 15}-08-31`,
    planBefore: `${year - 18}-09-01`,
    /** Whoever was born from this day on is in Year 11. */
    year11From: `${year - 16}-09-01`,
  }
}

/**
 * The September a month is about, and the year groups its guarantee is told of. From April it is the September to come; from September
 * on the same people are a year older.
 */
export function guaranteeOf(periodEnd: string) {
  const month = periodEnd.slice(5, 7)
  const isBefore = month >= '04' && month <= '08'
  return { season: schoolYearOf(periodEnd) + (isBefore ? 1 : 0), yearsOlder: isBefore ? 0 : 1 }
}

/** The first of September on which somebody had left Year 11. */
export function leftSchoolOn(bornOn: string): string {
  return `${schoolYearOf(bornOn) + 17}-09-01`
}
