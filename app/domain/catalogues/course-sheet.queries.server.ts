import type { Context } from '~/kit/context.server'
import { cellsFrom, sheetCells, type SheetCells, type SheetCourse, type SheetRun } from './course-sheet'

export const MOST_ROWS = 20_000

export type KnownRun = SheetRun & {
  id: string
  version: number
  origin: string
  edited: string[]
  cells: SheetCells
  siteId: string | null
  /** what the last sheet said */
  lastTime: SheetCells | null
}
export type KnownSheetCourse = SheetCourse & {
  id: string
  providerId: string
  version: number
  origin: string
  edited: string[]
  cells: SheetCells
  runs: KnownRun[]
}

/** Every course of a provider that is not withdrawn, with its starts, as the rows of a sheet. */
export async function sheetCourses(ctx: Context, providerId: string): Promise<KnownSheetCourse[]> {
  const courses = await ctx.db
    .selectFrom('course')
    .select([
      'id',
      'key',
      'title',
      'providerId',
      'version',
      'origin',
      'edited',
      'description',
      'entryRequirements',
      'whatYouStudy',
    ])
    .select(['howYouLearn', 'whatYouNeed', 'assessment', 'leadsTo', 'qualificationReference', 'url'])
    .where('providerId', '=', providerId)
    .where('status', '!=', 'withdrawn')
    .orderBy('title')
    .orderBy('id')
    .limit(MOST_ROWS)
    .execute()
  const runs = Map.groupBy(await runsOf(ctx, providerId), ({ courseId }) => courseId)
  return courses.map((course) => ({
    ...course,
    cells: sheetCells(course, null),
    runs: (runs.get(course.id) ?? []).map(({ lastCells, ...run }) => ({
      ...run,
      cells: sheetCells(course, run),
      lastTime: cellsFrom(lastCells),
    })),
  }))
}

function runsOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .leftJoin('courseSheetRow', 'courseSheetRow.courseRunId', 'courseRun.id')
    .select([
      'courseRun.id',
      'courseRun.courseId',
      'courseRun.version',
      'courseRun.origin',
      'courseRun.edited',
      'courseRun.startsOn',
    ])
    .select(['courseRun.studyMode', 'courseRun.attendanceMode', 'courseRun.attendancePattern', 'courseRun.defaulted'])
    .select([
      'courseRun.costPence',
      'courseRun.siteId',
      'courseRun.costText',
      'courseRun.duration',
      'site.name as siteName',
      'site.key as siteKey',
    ])
    .select('courseSheetRow.cells as lastCells')
    .where('course.providerId', '=', providerId)
    .where('course.status', '!=', 'withdrawn')
    .where('courseRun.status', '!=', 'withdrawn')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(MOST_ROWS)
    .execute()
}

/** The rows of the sheet: one for each start, and one for a course that has none. */
export function rowsOfSheet(courses: readonly KnownSheetCourse[]): SheetCells[] {
  return courses.flatMap(({ cells, runs }) => (runs.length === 0 ? [cells] : runs.map((run) => run.cells)))
}
