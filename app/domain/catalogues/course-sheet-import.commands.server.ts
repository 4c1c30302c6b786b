import type { Insertable } from 'kysely'
import type { Course, CourseRun } from '#db/schema'
import { record, recordAll, type Deed } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import type { Counts, NewFinding } from '~/kit/intake-report'
import type { Intake } from '~/kit/intake.server'
import { rememberBefore } from './catalogue-undo.commands.server'
import { slugOf } from '~/domain/courses/course'
import { labelOf } from '~/domain/courses/course-blocks'
import { courseCells, emptyCells, sheetColumns, type SheetCells, type SheetColumn } from './course-sheet'
import { isWithoutStart, startsOfRows, tidied, type SheetGroup, type SheetRow } from './course-sheet-match'
import { courseChanges, RowFaults, runChanges, type SheetRunChanges, type SheetSite } from './course-sheet-row'
import type { KnownRun, KnownSheetCourse } from './course-sheet.queries.server'
import type { CourseChanges } from '~/domain/publishing/own-course'
import { courseSubject, editedAfter, runSubject } from '~/domain/publishing/own-course-lock.commands.server'
import { runLabelOf, stillDefaulted } from '~/domain/publishing/own-run'

const isCourseCell = new Set<SheetColumn>(courseCells)
type NewCourse = Insertable<Course> & { id: string }
type NewRun = Insertable<CourseRun> & { id: string }
type Setting = { providerId: string; counts: Counts; year: number }

/** A sheet on its way in, course by course: wrong rows are refused one by one, the others are written as a person would. */
export class SheetImport {
  private readonly touched = new Set<string>()
  private readonly courses: NewCourse[] = []
  private readonly runs: NewRun[] = []
  private readonly deeds: Deed[] = []

  private constructor(
    private readonly ctx: Context,
    private readonly intake: Intake,
    private readonly setting: Setting,
    private readonly sites: readonly SheetSite[],
  ) {}

  static async begin(ctx: Context, intake: Intake, setting: Setting) {
    const sites = await ctx.db
      .selectFrom('site')
      .select(['id', 'key', 'name'])
      .where('organisationId', '=', setting.providerId)
      .orderBy('name')
      .limit(1000)
      .execute()
    return new SheetImport(ctx, intake, setting, sites)
  }

  /** The courses that this sheet changed. */
  changedCourses(): string[] {
    return [...this.touched]
  }

  async take(group: SheetGroup) {
    if (this.courses.length + this.runs.length >= BATCH) await this.flush()
    const starts = startsOfRows(group.rows, group.known?.runs ?? [])
    let course: { id: string; providerId: string } | null = group.known
    let said: SheetCells | null = null
    for (const row of group.rows) {
      const run = starts.get(row) ?? null
      const faults = new RowFaults(row.line, row.cells.YOUR_REFERENCE || row.cells.COURSE_NAME)
      if (said && courseCells.some((column) => said?.[column] !== row.cells[column]))
        faults.add('COURSE_NAME', 'course-told-twice', differs, row.cells.COURSE_NAME)
      const courseNews = said ? none : this.news(row, group.known?.cells ?? emptyCells, run, true)
      const ofCourse = withoutEcho(group.known, courseChanges(row.cells, courseNews, faults))
      if (group.known === null && ofCourse.title === undefined && !said)
        faults.add('COURSE_NAME', 'title-missing', 'Write the name of the course.', '')
      const isStart = !isWithoutStart(row)
      const runNews = isStart ? this.news(row, run?.cells ?? emptyCells, run, false, run === null) : none
      const ofRun = withoutEcho(run, runChanges(row.cells, runNews, { ...this.setting, sites: this.sites, faults }))
      this.intake.findings.addAll(faults.findings)
      if (faults.findings.length > 0) {
        this.setting.counts.refused += 1
        continue
      }
      said ??= row.cells
      const before = course
      course ??= await this.addCourse(group.key, ofCourse)
      const isCourseChanged =
        before !== null && group.known !== null && (await this.changeCourse(group.known, ofCourse))
      const outcome = await this.takeStart(course, { run, row, ofRun, isStart, isKnown: group.known !== null })
      this.setting.counts[
        before === null ? 'added' : outcome === 'unchanged' && isCourseChanged ? 'changed' : outcome
      ] += 1
    }
  }

  /** The columns in which this row brings news: not what it was told last time, and nothing over a newer change made here. */
  private news(
    row: SheetRow,
    now: SheetCells,
    run: KnownRun | null,
    isOfCourse: boolean,
    isNew = false,
  ): Set<SheetColumn> {
    const news = new Set<SheetColumn>()
    for (const column of sheetColumns) {
      if (column === 'YOUR_REFERENCE' || isCourseCell.has(column) !== isOfCourse) continue
      const [sent, here] = [row.cells[column], tidied(now[column])]
      const lastTime = tidied(run?.lastTime?.[column] ?? now[column])
      if (isNew ? column === 'NATIONAL_DELIVERY' || column === 'SUB_REGION' : sent === here || sent === lastTime)
        continue
      if (!isNew && lastTime !== here) this.intake.findings.add(newerHere(row, column, here))
      else news.add(column)
    }
    return news
  }

  private async addCourse(key: string, { title = '', ...said }: CourseChanges) {
    const { ctx } = this
    const { providerId } = this.setting
    const id = newId()
    const made = { origin: 'hand', createdAt: ctx.now, updatedAt: ctx.now }
    this.courses.push({ ...noWords, ...said, ...made, id, providerId, key, title, slug: slugOf(title, id.slice(0, 8)) })
    const particulars = { title, sheet: this.intake.id }
    this.deeds.push({ action: 'course.started', subject: courseSubject({ id, providerId }), particulars })
    this.touched.add(id)
    return { id, providerId }
  }

  /** Writes what is new, many in one statement. */
  async flush() {
    const { ctx, intake } = this
    const [courses, runs] = [this.courses.splice(0), this.runs.splice(0)]
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
    await rememberBefore(ctx, intake.id, { noun: 'course', ids: ids(courses), outcome: 'changed' })
    await rememberBefore(ctx, intake.id, { noun: 'course-run', ids: ids(runs), outcome: 'changed' })
    if (courses.length > 0) await ctx.db.insertInto('course').values(courses).execute()
    if (runs.length > 0) await ctx.db.insertInto('courseRun').values(runs).execute()
    await recordAll(ctx, this.deeds.splice(0))
  }

  private async changeCourse(course: KnownSheetCourse, changes: CourseChanges): Promise<boolean> {
    const columns = Object.keys(changes)
    if (columns.length === 0) return false
    const { ctx } = this
    await rememberBefore(ctx, this.intake.id, { noun: 'course', ids: [course.id], outcome: 'changed' })
    await ctx.db
      .updateTable('course')
      .set({ ...changes, edited: editedAfter(course, columns), version: course.version + 1, updatedAt: ctx.now })
      .where('id', '=', course.id)
      .execute()
    await record(ctx, 'course.edited', courseSubject(course), { labels: columns.map(labelOf), sheet: this.intake.id })
    this.touched.add(course.id)
    return true
  }

  private async takeStart(
    course: { id: string; providerId: string },
    {
      run,
      row,
      ofRun,
      isStart,
      isKnown,
    }: { run: KnownRun | null; row: SheetRow; ofRun: SheetRunChanges; isStart: boolean; isKnown: boolean },
  ): Promise<'added' | 'changed' | 'unchanged'> {
    const columns = Object.keys(ofRun).filter((column) => column !== 'startPrecision')
    if (!isStart || (run !== null && columns.length === 0)) return 'unchanged'
    const { ctx } = this
    const id = run?.id ?? newId()
    this.touched.add(course.id)
    if (run) {
      await rememberBefore(ctx, this.intake.id, { noun: 'course-run', ids: [id], outcome: 'changed' })
      const next = {
        edited: editedAfter(run, columns),
        defaulted: stillDefaulted(run.defaulted, columns),
        version: run.version + 1,
      }
      await ctx.db
        .updateTable('courseRun')
        .set({ ...ofRun, ...next, updatedAt: ctx.now })
        .where('id', '=', id)
        .execute()
      await record(ctx, 'course-run.edited', runSubject(course, id), {
        labels: columns.map(runLabelOf),
        sheet: this.intake.id,
      })
      return 'changed'
    }
    const made = { key: `own:${id}`, origin: 'hand', createdAt: ctx.now, updatedAt: ctx.now }
    this.runs.push({ ...noStart, ...ofRun, ...made, id, courseId: course.id })
    const particulars = { start: row.cells.START_DATE, sheet: this.intake.id }
    this.deeds.push({ action: 'course-run.added', subject: runSubject(course, id), particulars })
    if (isKnown)
      this.intake.findings.add({ ...newStart, line: row.line, item: row.cells.YOUR_REFERENCE || row.cells.COURSE_NAME })
    return 'added'
  }
}

const BATCH = 250
const none: ReadonlySet<SheetColumn> = new Set()

// Every row of one statement names the same columns.
const noWords = {
  description: null,
  entryRequirements: null,
  whatYouStudy: null,
  howYouLearn: null,
  whatYouNeed: null,
  assessment: null,
  leadsTo: null,
  qualificationReference: null,
  url: null,
}
const noStart = {
  siteId: null,
  startsOn: null,
  startPrecision: null,
  attendanceMode: null,
  studyMode: null,
  attendancePattern: null,
  costPence: null,
  costText: null,
  duration: null,
}

const differs =
  'This row has the reference of another row but says something else about the course. Give it its own reference, or make both rows the same.'

const newStart = {
  severity: 'info',
  code: 'new-start',
  sentence:
    'No start of this course has this day and place, so a new draft start was made. Publish it when it is right.',
} as const

/** What is said in another spelling but is the same as before is no change: 150 and 150.00. */
function withoutEcho<C extends object>(known: object | null, changes: C): C {
  if (known === null) return changes
  const before = new Map<string, unknown>(Object.entries(known))
  for (const [column, value] of Object.entries(changes)) {
    if (before.get(column) === value) Reflect.deleteProperty(changes, column)
  }
  return changes
}

function newerHere({ line, cells }: SheetRow, field: SheetColumn, here: string): NewFinding {
  return {
    severity: 'warning',
    code: 'newer-here',
    sentence:
      'This was changed on Onward after the sheet was made, so it was kept as it is there. Download the sheet again to change it.',
    line,
    item: cells.YOUR_REFERENCE || cells.COURSE_NAME,
    field,
    received: cells[field],
    used: here,
  }
}
