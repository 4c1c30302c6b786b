import { sql, type Insertable } from 'kysely'
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
  own: Pick<RunRow, 'id' | 'courseId' | 'siteId' | 'status' | 'contentHash'>,
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

/**
 * Writes courses as they are now, many in one statement. A course keeps its address for ever, and what was written by
 * hand stays as it is (F-38).
 */
export async function saveCourses(ctx: Context, rows: CourseRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('course')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(() => ({ ...asSent('course', courseColumns), version: sql<number>`course.version + 1` })),
    )
    .execute()
}

/** Writes runs as they are now, but for what was written by hand. Whether a run is open, and its hard limit, are the provider's to say and stay as they are. */
export async function saveRuns(ctx: Context, rows: RunRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('courseRun')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(() => ({
        ...asSent('courseRun', runColumns),
        version: sql<number>`course_run.version + 1`,
        defaulted: sql<string[]>`array(select unnest(excluded.defaulted) except select unnest(course_run.edited))`,
      })),
    )
    .execute()
}

// What goes with a column that was written by hand stays too.
const goesWith: Partial<Record<string, string>> = { withdrawnAt: 'status', startPrecision: 'startsOn' }

/** Each column as the file has it, unless somebody wrote it by hand. */
function asSent(table: 'course' | 'courseRun', columns: readonly string[]) {
  return Object.fromEntries(
    columns.map((column) => [
      column,
      alwaysSent.has(column)
        ? sql`${sql.ref(`excluded.${column}`)}`
        : sql`case when ${goesWith[column] ?? column} = any (${sql.ref(`${table}.edited`)})
            then ${sql.ref(`${table}.${column}`)} else ${sql.ref(`excluded.${column}`)} end`,
    ]),
  )
}

const alwaysSent = new Set(['isKeyWeak', 'received', 'contentHash', 'updatedAt'])

/** Takes courses out of the prospectus without losing them: who applied keeps what was applied for. */
export async function withdrawCourses(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('course')
    .set((eb) => ({ ...gone(ctx), version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

/** Takes runs out of the prospectus without losing them. */
export async function withdrawRuns(ctx: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('courseRun')
    .set((eb) => ({ ...gone(ctx), version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

function gone(ctx: Context) {
  return { status: 'withdrawn', withdrawnAt: ctx.now, publishOn: null, updatedAt: ctx.now } as const
}

/** What a file writes of a course, and what undoing it puts back. */
export const courseColumns = [
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

/** The same of a run; its defaults are merged apart. */
export const runColumns = [
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
