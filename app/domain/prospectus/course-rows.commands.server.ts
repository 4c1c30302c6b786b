import type { Insertable } from 'kysely'
import type { Course, CourseRun } from '#db/schema'
import type { Context } from '~/kit/context.server'
import { courseTexts, type CatalogueCourse, type CatalogueRun } from './catalogue'

export type CourseRow = Insertable<Course> & { id: string }
export type RunRow = Insertable<CourseRun> & { id: string }

/** The row that keeps a course. */
export function courseRow(
  ctx: Context,
  course: CatalogueCourse,
  own: Pick<CourseRow, 'id' | 'slug' | 'providerId' | 'status' | 'contentHash'>,
): CourseRow {
  const { sourceHash, received, ...said } = course
  return {
    ...said,
    ...own,
    received: JSON.stringify({ ...received, sourceHash }),
    withdrawnAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** The row that keeps a run. */
export function runRow(
  ctx: Context,
  run: CatalogueRun,
  own: Pick<RunRow, 'id' | 'courseId' | 'siteId' | 'status' | 'contentHash' | 'studyMode'>,
): RunRow {
  const { sourceHash, received, place, ...said } = run
  return {
    ...said,
    ...own,
    received: JSON.stringify({ ...received, place: place?.key ?? null, sourceHash }),
    withdrawnAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** Writes courses as they are now, many in one statement. A course keeps its address for ever. */
export async function saveCourses(ctx: Context, rows: CourseRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('course')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => Object.fromEntries(courseColumns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .execute()
}

/** Writes runs as they are now. Whether a run is open, and its hard limit, are the provider's to say and stay as they are. */
export async function saveRuns(ctx: Context, rows: RunRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('courseRun')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => Object.fromEntries(runColumns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .execute()
}

/** Takes courses out of the prospectus without losing them: who applied keeps what was applied for. */
export async function withdrawCourses(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = { status: 'withdrawn', withdrawnAt: ctx.now, updatedAt: ctx.now } as const
  await ctx.db.updateTable('course').set(gone).where('id', 'in', ids).execute()
}

/** Takes runs out of the prospectus without losing them. */
export async function withdrawRuns(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = { status: 'withdrawn', withdrawnAt: ctx.now, updatedAt: ctx.now } as const
  await ctx.db.updateTable('courseRun').set(gone).where('id', 'in', ids).execute()
}

const courseColumns = [
  ...courseTexts,
  'isKeyWeak',
  'status',
  'title',
  'summary',
  'route',
  'level',
  'subjectCode',
  'keywords',
  'qualificationTitle',
  'qualificationReference',
  'awardingBody',
  'url',
  'received',
  'contentHash',
  'withdrawnAt',
  'updatedAt',
] as const

const runColumns = [
  'siteId',
  'isKeyWeak',
  'status',
  'startsOn',
  'startPrecision',
  'startText',
  'endsOn',
  'duration',
  'studyMode',
  'attendanceMode',
  'attendancePattern',
  'defaulted',
  'costPence',
  'costText',
  'age',
  'places',
  'applyFrom',
  'applyUntil',
  'applyTo',
  'url',
  'description',
  'received',
  'contentHash',
  'withdrawnAt',
  'updatedAt',
] as const
