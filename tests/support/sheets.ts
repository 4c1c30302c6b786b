import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { courseSheet, importSheet, type SheetChoices } from '~/domain/catalogues/course-sheet.commands.server'
import { sheetColumns, type SheetColumn } from '~/domain/catalogues/course-sheet'
import type { Context } from '~/kit/context.server'
import { csvText } from '~/kit/csv'
import { fileOf } from './catalogues'
import { aLiveCourse, aPublisher, aStart, write } from './publishing'

export type Row = Partial<Record<SheetColumn, string>>

/** A row with nothing wrong in it. */
export const good: Row = {
  COURSE_NAME: 'Pottery',
  DELIVERY_MODE: 'Classroom based',
  START_DATE: '06/09/2027',
  VENUE_NAME: 'Main site',
  STUDY_MODE: 'Part time',
  COST: '49.50',
  DURATION: '12',
  DURATION_UNIT: 'Weeks',
}

/** A sheet of these rows. */
export function sheet(...rows: Row[]): string {
  return csvText(
    [...sheetColumns],
    rows.map((row) => sheetColumns.map((column) => row[column] ?? '')),
    { isForPeople: false },
  )
}

/** Takes a sheet in. */
export const send = async (ctx: Context, content: string | Buffer, choices: SheetChoices = {}) =>
  importSheet(ctx, await fileOf(content, 'courses.csv'), choices)

/** All courses and starts as they are. */
export const everything = async (ctx: Context) => [
  await ctx.db.selectFrom('course').selectAll().orderBy('id').execute(),
  await ctx.db.selectFrom('courseRun').selectAll().orderBy('id').execute(),
]

/** A provider with one course in the prospectus, at its main site. */
export async function aSheet(db: Kysely<DB>) {
  const { officer } = await aPublisher(db)
  const made = await aLiveCourse(officer, {
    start: aStart({ studyMode: 'full-time', costPence: '120', duration: '1 year' }),
  })
  await write(officer, made.courseId, 'study', { description: 'Engines.\n\n- Oil\n- =Brakes', whatYouStudy: '' })
  return { officer, ...made, text: await courseSheet(officer) }
}
