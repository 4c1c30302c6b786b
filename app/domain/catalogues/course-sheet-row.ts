import { unguarded } from '~/kit/csv'
import { dayReading } from '~/kit/intake-day'
import type { NewFinding } from '~/kit/intake-report'
import type { TableRow } from '~/kit/intake-table'
import { beginningOf } from '~/kit/intake-value'
import type { CourseChanges } from '~/domain/publishing/own-course'
import { htmlOf } from '~/domain/courses/plain-words'
import { webAddress } from '~/domain/courses/safe-html'
import {
  deliveryModes,
  emptyCells,
  patterns,
  sheetColumns,
  studyModes,
  units,
  type SheetCells,
  type SheetColumn,
} from './course-sheet'

export type SheetSite = { id: string; key: string; name: string }
export type SheetRunChanges = {
  siteId?: string | null
  startsOn?: string | null
  startPrecision?: 'day' | null
  attendanceMode?: string | null
  studyMode?: string | null
  attendancePattern?: string | null
  costPence?: number | null
  costText?: string | null
  duration?: string | null
}

/** The cells of one row as they were sent, without the guard that a sheet for people puts before a formula. */
export function cellsIn(row: TableRow<SheetColumn>): SheetCells {
  const cells = Object.fromEntries(
    sheetColumns.map((column) => [column, unguarded(row.value(column)).replaceAll('\r\n', '\n')]),
  )
  return { ...emptyCells, ...cells }
}

/** Collects what is wrong with one row, each with its column and what to write. */
export class RowFaults {
  readonly findings: NewFinding[] = []

  constructor(
    private readonly line: number,
    private readonly item: string,
  ) {}

  add(field: SheetColumn, code: string, sentence: string, received: string): undefined {
    this.findings.push({ severity: 'error', code, sentence, line: this.line, item: this.item, field, received })
    return undefined
  }
}

const LONGEST_WORDS = 10_000
const words = {
  WHO_THIS_COURSE_IS_FOR: 'description',
  ENTRY_REQUIREMENTS: 'entryRequirements',
  WHAT_YOU_WILL_LEARN: 'whatYouStudy',
  HOW_YOU_WILL_LEARN: 'howYouLearn',
  WHAT_YOU_WILL_NEED_TO_BRING: 'whatYouNeed',
  HOW_YOU_WILL_BE_ASSESSED: 'assessment',
  WHERE_NEXT: 'leadsTo',
} as const

/** What the changed cells of a row say of its course. */
export function courseChanges(cells: SheetCells, changed: ReadonlySet<SheetColumn>, faults: RowFaults): CourseChanges {
  const changes: CourseChanges = {}
  for (const [column, field] of Object.entries(words)) {
    const name = sheetColumns.find((one) => one === column)
    if (!name || !changed.has(name)) continue
    if (cells[name].length > LONGEST_WORDS)
      faults.add(
        name,
        'text-too-long',
        `These words are longer than ${LONGEST_WORDS.toLocaleString('en-GB')} letters. Shorten them.`,
        `${cells[name].length} letters`,
      )
    changes[field] = htmlOf(cells[name])
  }
  if (changed.has('COURSE_NAME')) {
    if (cells.COURSE_NAME === '') faults.add('COURSE_NAME', 'title-missing', 'Write the name of the course.', '')
    else if (cells.COURSE_NAME.length > 255)
      faults.add('COURSE_NAME', 'title-too-long', 'A name has 255 letters at most.', cells.COURSE_NAME)
    else changes.title = cells.COURSE_NAME
  }
  if (changed.has('LARS_QAN')) changes.qualificationReference = beginningOf(cells.LARS_QAN, 200) || null
  if (changed.has('COURSE_WEBPAGE')) {
    const address = webAddress(cells.COURSE_WEBPAGE)
    if (cells.COURSE_WEBPAGE !== '' && address === null)
      faults.add(
        'COURSE_WEBPAGE',
        'address-unreadable',
        'Write a full web address that begins with http:// or https://.',
        cells.COURSE_WEBPAGE,
      )
    changes.url = address
  }
  return changes
}

/** What the changed cells of a row say of its start. */
export function runChanges(
  cells: SheetCells,
  changed: ReadonlySet<SheetColumn>,
  { sites, year, faults }: { sites: readonly SheetSite[]; year: number; faults: RowFaults },
): SheetRunChanges {
  const changes: SheetRunChanges = {}
  const has = (...columns: SheetColumn[]) => columns.some((column) => changed.has(column))
  if (has('DELIVERY_MODE')) changes.attendanceMode = codeOf(deliveryModes, 'DELIVERY_MODE', cells, faults, true)
  if (has('STUDY_MODE')) changes.studyMode = codeOf(studyModes, 'STUDY_MODE', cells, faults)
  if (has('ATTENDANCE_PATTERN')) changes.attendancePattern = codeOf(patterns, 'ATTENDANCE_PATTERN', cells, faults)
  if (has('START_DATE', 'FLEXIBLE_START_DATE')) {
    changes.startsOn = startIn(cells, year, faults)
    changes.startPrecision = changes.startsOn === null ? null : 'day'
  }
  if (has('VENUE_NAME', 'YOUR_VENUE_REFERENCE')) changes.siteId = siteIn(cells, sites, faults)
  if (has('COST')) changes.costPence = costIn(cells, faults)
  if (has('COST_DESCRIPTION')) changes.costText = beginningOf(cells.COST_DESCRIPTION, 500) || null
  if (has('DURATION', 'DURATION_UNIT')) changes.duration = durationIn(cells, faults)
  return changes
}

function codeOf(
  codes: Record<string, string>,
  column: SheetColumn,
  cells: SheetCells,
  faults: RowFaults,
  isNeeded = false,
) {
  const sent = folded(cells[column])
  if (sent === '' && !isNeeded) return null
  const found = Object.entries(codes).find(([, word]) => folded(word) === sent)
  if (!found) faults.add(column, 'word-unknown', `Write one of: ${Object.values(codes).join(', ')}.`, cells[column])
  return found?.[0] ?? null
}

function startIn(cells: SheetCells, year: number, faults: RowFaults): string | null {
  const isFlexible = /^(yes|y|true|1)$/i.test(cells.FLEXIBLE_START_DATE)
  if (cells.START_DATE === '') {
    if (!isFlexible)
      faults.add(
        'START_DATE',
        'start-missing',
        'Write the first day as 06/09/2027, or write Yes in FLEXIBLE_START_DATE.',
        '',
      )
    return null
  }
  const { isWrong, value, note } = dayReading(cells.START_DATE, 'day-month-year', year + 20)
  if (isWrong) faults.add('START_DATE', note.code, note.sentence, cells.START_DATE)
  return value
}

function siteIn(cells: SheetCells, sites: readonly SheetSite[], faults: RowFaults): string | null {
  const { VENUE_NAME: name, YOUR_VENUE_REFERENCE: reference } = cells
  if (name === '' && reference === '') return null
  const site = sites.find(({ key }) => key === reference) ?? sites.find((one) => folded(one.name) === folded(name))
  if (!site)
    faults.add(
      'VENUE_NAME',
      'venue-unknown',
      'No place of yours has this name or reference. Add the place to one start on Onward first.',
      name || reference,
    )
  return site?.id ?? null
}

function costIn(cells: SheetCells, faults: RowFaults): number | null {
  if (cells.COST === '') return null
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(cells.COST)) {
    faults.add(
      'COST',
      'cost-unreadable',
      'Write the cost as a number without a currency sign, such as 120 or 49.50.',
      cells.COST,
    )
    return null
  }
  return Math.round(Number(cells.COST) * 100) || null
}

function durationIn(cells: SheetCells, faults: RowFaults): string | null {
  const { DURATION: count, DURATION_UNIT: sent } = cells
  if (count === '' && sent === '') return null
  const unit = units.find((one) => folded(one) === folded(sent))
  if (!/^[1-9]\d{0,2}$/.test(count))
    faults.add('DURATION', 'duration-unreadable', 'Write a whole number up to 999.', count)
  else if (!unit) faults.add('DURATION_UNIT', 'word-unknown', `Write one of: ${units.join(', ')}.`, sent)
  else return `${count} ${(count === '1' ? unit.slice(0, -1) : unit).toLowerCase()}`
  return null
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
}
