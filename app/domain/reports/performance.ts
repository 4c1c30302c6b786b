import { z } from 'zod'
import { formatDay } from '~/kit/dates'
import type { Cycle } from '../cycles/cycle'

/** Fewer providers than this have no median: it would tell of one of them. */
export const PROVIDERS_AT_LEAST = 5

/** Which year of applications is looked at. */
export const performanceQuestion = z.object({ year: z.enum(['this', 'last']).catch('this') })

/** What is counted of a provider's applications; days are working days. */
export type Figures = {
  received: number
  answered: number
  owed: number
  inTime: number
  medianDays: number | null
  ninetiethDays: number | null
  offered: number
  accepted: number
  confirmed: number
  enrolled: number
  interviewed: number
  missed: number
  rejected: number
}

/** The same for one course, one school, one month, or all together. */
export type OwnPart = Figures & { part: 'all' | 'course' | 'school' | 'month'; label: string }

/** The area's medians: days and numbers as they are, everything else as a share of one. Null is not shown. */
export type AreaFigures = { providers: number } & Record<
  Exclude<keyof Figures, 'answered' | 'owed' | 'interviewed'>,
  number | null
>

export type ReasonCount = { reason: string; count: number; share: number | null }

/** The years that are counted and shown: the one in which people apply now, and the one before. */
export function yearsShown(cycles: readonly Cycle[], current: Cycle | undefined): Cycle[] {
  if (!current) return []
  const before = cycles
    .filter(({ startsOn }) => startsOn < current.startsOn)
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
  return [current, ...before.slice(0, 1)]
}

type Line = { label: string; own: string; area: string }

/** Each figure of a provider with the area's median of the same. */
export function figureLines(own: Figures, area: AreaFigures): Line[] {
  const share = (label: string, name: keyof typeof wholes) => ({
    label: `${label}, ${wholes[name].words}`,
    own: countAndShare(own[name], own[wholes[name].of]),
    area: shareText(area[name]),
  })
  return [
    { label: 'Applications received', own: countText(own.received), area: numberText(area.received) },
    { label: 'Working days to the first answer, median', ...daysOf(own, area, 'medianDays') },
    { label: 'Nine in ten had their answer within', ...daysOf(own, area, 'ninetiethDays') },
    share('Answered in time', 'inTime'),
    share('Offers', 'offered'),
    share('Accepted', 'accepted'),
    share('Places confirmed', 'confirmed'),
    share('Enrolled', 'enrolled'),
    share('Did not come to their interview', 'missed'),
    share('Rejected', 'rejected'),
  ]
}

const wholes = {
  inTime: { of: 'owed', words: 'of those whose answer was due' },
  offered: { of: 'received', words: 'of applications' },
  accepted: { of: 'offered', words: 'of offers' },
  confirmed: { of: 'accepted', words: 'of those who accepted' },
  enrolled: { of: 'accepted', words: 'of those who accepted' },
  missed: { of: 'interviewed', words: 'of those with an outcome' },
  rejected: { of: 'received', words: 'of applications' },
} as const

function daysOf(own: Figures, area: AreaFigures, name: 'medianDays' | 'ninetiethDays') {
  return { own: daysText(own[name]), area: area[name] === null ? NOT_SHOWN : daysText(area[name]) }
}

/** What stands where too few providers have a figure. */
export const NOT_SHOWN = 'Not shown'

/** The cells of one line of a table by course or by school. */
export function partCells(part: Figures): string[] {
  return [
    countText(part.received),
    part.medianDays === null ? 'None yet' : numberText(part.medianDays),
    countText(part.offered),
    countText(part.accepted),
    countText(part.enrolled),
    countText(part.missed),
    countText(part.rejected),
  ]
}

/** A reason with its share of all rejections, beside the area's. */
export function reasonCells({ reason, count, share }: ReasonCount, rejected: number): string[] {
  return [reason, countAndShare(count, rejected), shareText(share)]
}

/** The month of sending as a label with its median. */
export function monthBar({ label, medianDays }: OwnPart) {
  return {
    label: formatDay(`${label}-01`).replace(/^1 /, ''),
    value: medianDays ?? 0,
    text: medianDays === null ? 'no answer yet' : numberText(medianDays),
  }
}

/** What the bars are compared with, where enough providers have a median. */
export function markOf({ medianDays }: AreaFigures) {
  return medianDays === null ? null : { label: 'The area’s median', value: medianDays, text: numberText(medianDays) }
}

/** Whose median it is, and where it is left out. */
export function basisWords({ providers }: AreaFigures): string {
  const rule = `A median of fewer than ${PROVIDERS_AT_LEAST} providers is not shown.`
  const basis =
    providers === 0
      ? 'The area’s figures have not been counted yet. That is done every night.'
      : `The area’s median is of ${providers === 1 ? '1 provider' : `${providers} providers`} that had applications, you among them, as counted last night. Your own figures are those of now.`
  return `${basis} ${rule} Days are working days to an offer, a rejection or a place on the waiting list.`
}

/** A number of days in words; none is not known. */
export function daysText(days: number | null): string {
  if (days === null) return 'No answer yet'
  return days === 1 ? '1 day' : `${numberText(days)} days`
}

function countText(count: number) {
  return count.toLocaleString('en-GB')
}

function countAndShare(part: number, whole: number) {
  return whole === 0 ? 'None yet' : `${countText(part)} of ${countText(whole)} (${Math.round((100 * part) / whole)}%)`
}

function shareText(share: number | null) {
  return share === null ? NOT_SHOWN : `${Math.round(100 * share)}%`
}

function numberText(value: number | null) {
  return value === null ? NOT_SHOWN : value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}
