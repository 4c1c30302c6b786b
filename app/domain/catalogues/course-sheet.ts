import { csvText } from '~/kit/csv'
import type { Column } from '~/kit/intake-table'
import { wordsOf } from '~/domain/courses/plain-words'

/** The columns of the national course directory, in its order. */
export const sheetColumns = [
  'LARS_QAN',
  'WHO_THIS_COURSE_IS_FOR',
  'ENTRY_REQUIREMENTS',
  'WHAT_YOU_WILL_LEARN',
  'HOW_YOU_WILL_LEARN',
  'WHAT_YOU_WILL_NEED_TO_BRING',
  'HOW_YOU_WILL_BE_ASSESSED',
  'WHERE_NEXT',
  'COURSE_NAME',
  'YOUR_REFERENCE',
  'DELIVERY_MODE',
  'START_DATE',
  'FLEXIBLE_START_DATE',
  'VENUE_NAME',
  'YOUR_VENUE_REFERENCE',
  'NATIONAL_DELIVERY',
  'SUB_REGION',
  'COURSE_WEBPAGE',
  'COST',
  'COST_DESCRIPTION',
  'DURATION',
  'DURATION_UNIT',
  'STUDY_MODE',
  'ATTENDANCE_PATTERN',
] as const

export type SheetColumn = (typeof sheetColumns)[number]
export type SheetCells = Record<SheetColumn, string>

/** How the columns are found in a file, in whatever order and spelling. */
export const sheetHeadings: Column<SheetColumn>[] = sheetColumns.map((field) => ({
  field,
  headings: [field],
  isRequired: field === 'COURSE_NAME' || field === 'START_DATE' || field === 'DELIVERY_MODE',
}))

/** The columns that speak of the course; the others speak of one start. */
export const courseCells = [
  'LARS_QAN',
  'WHO_THIS_COURSE_IS_FOR',
  'ENTRY_REQUIREMENTS',
  'WHAT_YOU_WILL_LEARN',
  'HOW_YOU_WILL_LEARN',
  'WHAT_YOU_WILL_NEED_TO_BRING',
  'HOW_YOU_WILL_BE_ASSESSED',
  'WHERE_NEXT',
  'COURSE_NAME',
  'COURSE_WEBPAGE',
] as const satisfies SheetColumn[]

export type SheetCourse = {
  key: string
  title: string
  description: string | null
  entryRequirements: string | null
  whatYouStudy: string | null
  howYouLearn: string | null
  whatYouNeed: string | null
  assessment: string | null
  leadsTo: string | null
  qualificationReference: string | null
  url: string | null
}

export type SheetRun = {
  startsOn: string | null
  studyMode: string | null
  attendanceMode: string | null
  attendancePattern: string | null
  defaulted: string[]
  costPence: number | null
  costText: string | null
  duration: string | null
  siteName: string | null
  siteKey: string | null
}

export const deliveryModes: Record<string, string> = {
  campus: 'Classroom based',
  online: 'Online',
  'work-based': 'Work based',
}
export const studyModes: Record<string, string> = {
  'full-time': 'Full time',
  'part-time': 'Part time',
  flexible: 'Flexible',
}
export const patterns: Record<string, string> = {
  daytime: 'Daytime',
  evening: 'Evening',
  weekend: 'Weekend',
  'day-or-block-release': 'Day/Block release',
}
export const units = ['Hours', 'Days', 'Weeks', 'Months', 'Years'] as const

// What the directory has no word for stands under the nearest it has.
const nearest: Record<string, string> = { distance: 'online', 'part-of-full-time': 'part-time', twilight: 'evening' }

/** One row of the sheet: a course with one of its starts, or a course that has none yet. */
export function sheetCells(course: SheetCourse, run: SheetRun | null): SheetCells {
  const [duration, unit] = durationCells(run?.duration ?? null)
  const delivery = coded(deliveryModes, run, 'attendanceMode') || (run ? 'Classroom based' : '')
  const isInRoom = delivery === 'Classroom based'
  return {
    LARS_QAN: course.qualificationReference ?? '',
    WHO_THIS_COURSE_IS_FOR: wordsOf(course.description),
    ENTRY_REQUIREMENTS: wordsOf(course.entryRequirements),
    WHAT_YOU_WILL_LEARN: wordsOf(course.whatYouStudy),
    HOW_YOU_WILL_LEARN: wordsOf(course.howYouLearn),
    WHAT_YOU_WILL_NEED_TO_BRING: wordsOf(course.whatYouNeed),
    HOW_YOU_WILL_BE_ASSESSED: wordsOf(course.assessment),
    WHERE_NEXT: wordsOf(course.leadsTo),
    COURSE_NAME: course.title,
    YOUR_REFERENCE: course.key,
    DELIVERY_MODE: delivery,
    START_DATE: run?.startsOn ? run.startsOn.split('-').reverse().join('/') : '',
    FLEXIBLE_START_DATE: run ? (run.startsOn ? 'No' : 'Yes') : '',
    VENUE_NAME: run?.siteName ?? '',
    YOUR_VENUE_REFERENCE: run?.siteKey ?? '',
    NATIONAL_DELIVERY: delivery === 'Work based' ? 'No' : '',
    SUB_REGION: '',
    COURSE_WEBPAGE: course.url ?? '',
    COST: run?.costPence ? (run.costPence / 100).toFixed(2) : '',
    COST_DESCRIPTION: run?.costText ?? '',
    DURATION: duration,
    DURATION_UNIT: unit,
    STUDY_MODE: isInRoom ? coded(studyModes, run, 'studyMode') : '',
    ATTENDANCE_PATTERN: isInRoom ? coded(patterns, run, 'attendancePattern') : '',
  }
}

/** The sheet as a file for people: a cell that would run as a formula is made harmless (F-33). */
export function sheetText(rows: readonly SheetCells[]): string {
  return csvText(
    [...sheetColumns],
    rows.map((cells) => sheetColumns.map((column) => cells[column])),
    { isForPeople: true },
  )
}

/** "12 weeks" as its number and its unit; both empty for any other words. */
export function durationCells(duration: string | null): [string, string] {
  const [, count, word] = /^(\d{1,3}) (hour|day|week|month|year)s?$/i.exec(duration ?? '') ?? []
  const unit = units.find((one) => one.toLowerCase() === `${word?.toLowerCase()}s`)
  return count && unit ? [count, unit] : ['', '']
}

function coded(
  words: Record<string, string>,
  run: SheetRun | null,
  field: 'attendanceMode' | 'studyMode' | 'attendancePattern',
) {
  const value = run && !run.defaulted.includes(field) ? run[field] : null
  return value === null ? '' : (words[value] ?? words[nearest[value] ?? ''] ?? '')
}

/** The cells of a row as they are kept: a list in the order of the columns. */
export function cellList(cells: SheetCells): string[] {
  return sheetColumns.map((column) => cells[column])
}

/** Cells that were kept; null where none were. */
export function cellsFrom(kept: unknown): SheetCells | null {
  if (!Array.isArray(kept) || kept.length !== sheetColumns.length) return null
  const list: unknown[] = kept
  return sheetColumns.reduce((cells, column, at) => ({ ...cells, [column]: String(list[at]) }), emptyCells)
}

export const emptyCells: SheetCells = {
  LARS_QAN: '',
  WHO_THIS_COURSE_IS_FOR: '',
  ENTRY_REQUIREMENTS: '',
  WHAT_YOU_WILL_LEARN: '',
  HOW_YOU_WILL_LEARN: '',
  WHAT_YOU_WILL_NEED_TO_BRING: '',
  HOW_YOU_WILL_BE_ASSESSED: '',
  WHERE_NEXT: '',
  COURSE_NAME: '',
  YOUR_REFERENCE: '',
  DELIVERY_MODE: '',
  START_DATE: '',
  FLEXIBLE_START_DATE: '',
  VENUE_NAME: '',
  YOUR_VENUE_REFERENCE: '',
  NATIONAL_DELIVERY: '',
  SUB_REGION: '',
  COURSE_WEBPAGE: '',
  COST: '',
  COST_DESCRIPTION: '',
  DURATION: '',
  DURATION_UNIT: '',
  STUDY_MODE: '',
  ATTENDANCE_PATTERN: '',
}
