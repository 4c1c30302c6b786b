import { beginningOf } from '~/kit/intake-value'
import { courseCells, type SheetCells, type SheetColumn } from './course-sheet'
import type { KnownRun, KnownSheetCourse } from './course-sheet.queries.server'
import { hashOf } from './xcri-keys'

export type SheetRow = { line: number; cells: SheetCells }

/** The rows of one course, and the course they belong to where it is known. */
export type SheetGroup = { key: string; known: KnownSheetCourse | null; rows: SheetRow[] }

/** Puts rows together that speak of one course: by its reference, else by its name and what is said of it. */
export function groupsOf(rows: readonly SheetRow[], known: readonly KnownSheetCourse[]): SheetGroup[] {
  const byKey = new Map(known.map((course) => [course.key, course]))
  const byName = Map.groupBy(known, ({ title, qualificationReference }) => `${title} ${qualificationReference ?? ''}`)
  const groups = new Map<string, SheetGroup>()
  for (const row of rows) {
    const { YOUR_REFERENCE: reference, COURSE_NAME: name, LARS_QAN: aim } = row.cells
    const own = byKey.get(reference) ?? byKey.get(newKey(row.cells))
    const namesakes = own || reference !== '' ? [] : (byName.get(`${name} ${aim}`) ?? [])
    const course = own ?? (namesakes.length === 1 ? namesakes[0] : undefined) ?? null
    const key = course?.key ?? newKey(row.cells)
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { key, known: course, rows: [row] })
  }
  return [...groups.values()]
}

/** The key of a course that a sheet brings: its reference where it has one, else what is said of it. */
function newKey(cells: SheetCells): string {
  const { YOUR_REFERENCE: reference, COURSE_NAME: name } = cells
  if (reference !== '') return beginningOf(`sheet:${reference}:${name}`, 500)
  return `sheet:${hashOf(JSON.stringify(courseCells.map((column) => cells[column])))}`
}

const exactly: SheetColumn[] = [
  'START_DATE',
  'FLEXIBLE_START_DATE',
  'VENUE_NAME',
  'DELIVERY_MODE',
  'STUDY_MODE',
  'ATTENDANCE_PATTERN',
]
const nearly: SheetColumn[] = ['START_DATE', 'VENUE_NAME']

/** Whether a row tells of no start at all: its course has none yet. */
export function isWithoutStart({ cells }: SheetRow): boolean {
  return exactly.every((column) => cells[column] === '')
}

/**
 * Which start each row of a course speaks of: the one that is the same in everything that tells starts apart, else the
 * one with the same day and place. Other rows are new starts: a start that has applicants never turns into another one.
 */
export function startsOfRows(rows: readonly SheetRow[], runs: readonly KnownRun[]): Map<SheetRow, KnownRun | null> {
  const found = new Map<SheetRow, KnownRun | null>(rows.map((row) => [row, null]))
  const free = new Set(runs)
  for (const columns of [exactly, nearly]) {
    for (const row of rows) {
      if (found.get(row) !== null || isWithoutStart(row)) continue
      const run = [...free].find(({ cells }) => columns.every((column) => tidied(cells[column]) === row.cells[column]))
      if (!run) continue
      found.set(row, run)
      free.delete(run)
    }
  }
  return found
}

/** A cell as a file brings it back. */
export function tidied(cell: string): string {
  return cell.trim().normalize('NFC')
}
