import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { FileRefused, noCounts, type IntakeReport } from '~/kit/intake-report'
import { readTable } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { cellList, sheetHeadings, sheetText } from './course-sheet'
import { groupsOf, type SheetRow } from './course-sheet-match'
import { cellsIn } from './course-sheet-row'
import { SheetImport } from './course-sheet-import.commands.server'
import { MOST_ROWS, rowsOfSheet, sheetCourses, type KnownSheetCourse } from './course-sheet.queries.server'
import { tellProspectus } from '~/domain/publishing/own-course-lock.commands.server'

export type SheetChoices = {
  isDryRun?: boolean
  /** Chosen beforehand: one wrong row refuses the file. */ isAllOrNothing?: boolean
}

/** All courses of the actor's provider as a sheet. What it says is remembered, so that its unchanged cells change nothing when it comes back. */
export function courseSheet(ctx: Context): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'course.edit', { providerId })
    const courses = await sheetCourses(ctx, providerId)
    await rememberCells(ctx, courses)
    await record(ctx, 'course-sheet.downloaded', { type: 'organisation', id: providerId, organisationId: providerId })
    return sheetText(rowsOfSheet(courses))
  })
}

/**
 * Takes a sheet in. Only cells that were changed in it are news; what was changed here since the sheet was made stays and
 * is named. New courses and starts are drafts, and nothing is withdrawn because a sheet does not hold it.
 */
export async function importSheet(
  ctx: Context,
  file: ReceivedFile,
  { isDryRun = false, isAllOrNothing = false }: SheetChoices = {},
): Promise<IntakeReport> {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'course.edit', { providerId })
  const plan = { kind: 'course-sheet', source: `provider:${providerId}`, file, isDryRun, isAllOrNothing }
  return takeIn(ctx, plan, (ctx, intake) => takeSheet(ctx, intake, providerId))
}

async function takeSheet(ctx: Context, intake: Intake, providerId: string) {
  const counts = { rows: noCounts() }
  await ctx.db.selectFrom('organisation').select('id').where('id', '=', providerId).forNoKeyUpdate().execute()
  const known = await sheetCourses(ctx, providerId)
  const rows = await readRows(intake, counts.rows)
  const work = await SheetImport.begin(ctx, intake, {
    providerId,
    counts: counts.rows,
    year: Number(londonDay(ctx.now).slice(0, 4)),
  })
  for (const group of groupsOf(rows, known)) await work.take(group)
  await work.flush()

  const changed = work.changedCourses()
  if (changed.length > 0) {
    await tellProspectus(ctx, changed)
    const now = await sheetCourses(ctx, providerId)
    await rememberCells(ctx, now)
    await record(ctx, 'courses.imported', { type: 'intake', id: intake.id, organisationId: providerId }, counts)
  }
  return { counts, organisationId: providerId }
}

async function readRows(intake: Intake, counts: ReturnType<typeof noCounts>): Promise<SheetRow[]> {
  const table = await readTable(textOf(intake.file), sheetHeadings, intake.findings)
  const rows: SheetRow[] = []
  for await (const row of table.rows) {
    counts.read += 1
    if (counts.read > MOST_ROWS)
      throw new FileRefused(
        'too-many-rows',
        `A sheet may have ${MOST_ROWS.toLocaleString('en-GB')} rows at most. Send it in parts.`,
      )
    if (row.fault) intake.findings.add(row.fault)
    if (row.fault?.severity === 'error') counts.refused += 1
    else rows.push({ line: row.line, cells: cellsIn(row) })
  }
  return rows
}

const AT_ONCE = 500

/** Keeps what a sheet says now: the next one is read against it. */
async function rememberCells(ctx: Context, courses: readonly KnownSheetCourse[]): Promise<void> {
  const rows = courses.flatMap(({ runs }) =>
    runs.map(({ id, cells }) => ({ courseRunId: id, cells: JSON.stringify(cellList(cells)), toldAt: ctx.now })),
  )
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await ctx.db
      .insertInto('courseSheetRow')
      .values(rows.slice(at, at + AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .column('courseRunId')
          .doUpdateSet((eb) => ({ cells: eb.ref('excluded.cells'), toldAt: eb.ref('excluded.toldAt') })),
      )
      .execute()
  }
}
