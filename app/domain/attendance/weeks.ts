import { addDays, daysBetween } from '~/kit/dates'
import { attendanceRate } from './mark'

export const WEEKS_SHOWN = 12

/** One learner's registers of one week, counted from the first week shown. */
export type WeekTotals = { week: number; possible: number; attended: number }

/** How much of a week was attended, in steps the eye tells apart; the number always stands beside. */
export const weekSteps = ['all', 'most', 'some', 'few'] as const
export type WeekStep = (typeof weekSteps)[number]

/** The Mondays of the last twelve weeks, this week's last. */
export function mondaysUntil(today: string): string[] {
  const monday = addDays(today, -((new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7))
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => addDays(monday, 7 * (index + 1 - WEEKS_SHOWN)))
}

/** The week a day is in, counted from the first Monday. */
export function weekOf(day: string, firstMonday: string): number {
  return Math.floor(daysBetween(firstMonday, day) / 7)
}

/** The step of a rate: nine of ten sessions is where persistent absence begins, half where severe absence does. */
export function weekStep(rate: number): WeekStep {
  if (rate === 100) return 'all'
  if (rate > 90) return 'most'
  return rate > 50 ? 'some' : 'few'
}

/** The cells of one learner's row: the rate of each week, or none where no session counted; and the rate of all of them. */
export function weekCells(weeks: readonly WeekTotals[]) {
  const cells = Array.from({ length: WEEKS_SHOWN }, (_, index) => {
    const found = weeks.find(({ week }) => week === index)
    const rate = found ? attendanceRate(found) : null
    return rate === null ? null : { rate: Math.round(rate), step: weekStep(rate) }
  })
  const sum = (count: 'possible' | 'attended') => weeks.reduce((total, week) => total + week[count], 0)
  return { cells, rate: attendanceRate({ possible: sum('possible'), attended: sum('attended') }) }
}
