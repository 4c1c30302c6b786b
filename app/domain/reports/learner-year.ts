import { daysBetween } from '~/kit/dates'

/** What a learner's year is made of, in the order of its lines. */
export const yearLines = ['applications', 'places', 'progress', 'plan', 'attendance'] as const
export type YearLine = (typeof yearLines)[number]

/** A fact of the record with its day, or with its first and last day. */
export type YearFact = {
  id: string
  kind: string
  on: string
  /** The last day of something that lasts; null for something that happens on a day, or has no end yet. */
  until: string | null
  title: string
  place: string | null
  state: string | null
}

export type YearEntry = {
  id: string
  line: YearLine
  on: string
  until: string | null
  what: string
  /** It lies after today. */
  isAhead: boolean
}

export type SchoolYear = { from: string; until: string }

/** The school year with this first day, up to the first day of the next. */
export function schoolYearFrom(from: string): SchoolYear {
  return { from, until: `${Number(from.slice(0, 4)) + 1}${from.slice(4)}` }
}

/** The first day of the year asked for: this year, or one of the three before it. */
export function yearAsked(asked: string | null, thisYear: string): string {
  return yearsBack(thisYear).find((from) => from.slice(0, 4) === asked) ?? thisYear
}

/** The first days of this year and of the three before it, the newest first. */
export function yearsBack(thisYear: string): string[] {
  const year = Number(thisYear.slice(0, 4))
  return [0, 1, 2, 3].map((back) => `${year - back}${thisYear.slice(4)}`)
}

/** Where a day stands in a year, from 0 at its first day to 100 at its end; days outside stand at the edge. */
export function shareOfYear(day: string, { from, until }: SchoolYear): number {
  return Math.min(100, Math.max(0, (100 * daysBetween(from, day)) / daysBetween(from, until)))
}
