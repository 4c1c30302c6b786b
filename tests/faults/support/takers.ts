import { sql } from 'kysely'
import { importDestinations } from '~/domain/activity-surveys/told-import.commands.server'
import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { importSheet } from '~/domain/catalogues/course-sheet.commands.server'
import { importEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { importMarks } from '~/domain/mark-files/mark-file.commands.server'
import type { Context } from '~/kit/context.server'
import { importProgress } from '~/domain/progress/entry-import.commands.server'
import { importPredictions } from '~/domain/predictions/prediction-import.commands.server'
import { importReturn } from '~/domain/return-files/return-import.commands.server'
import { importWards } from '~/domain/wards/ward-import.commands.server'
import { importPublished } from '~/domain/scorecards/published-import.commands.server'
import { importResults } from '~/domain/results/result-import.commands.server'
import { FileRefused, type IntakeReport } from '~/kit/intake-report'
import { receiveFile, type ReceivedFile } from '~/kit/intake-text.server'

/** Who may be given a file: a system that brings in registers, and the staff of one provider. */
export type Givers = {
  system: Context
  officer: Context
  providerId: string
  urn: string
  /** a round of the provider's reports that is open */ roundId: string
  /** a sheet as it was downloaded */ sheet: string
}

type Taker = (givers: Givers, file: ReceivedFile, isDryRun: boolean) => Promise<IntakeReport>

/** Every way in for a file, so that each can be given every file. */
export const takers = {
  courses: ({ system, providerId }, file, isDryRun) =>
    importCourses(system, file, { providerId, isDryRun, mayRemoveMany: true }),
  catalogue: ({ system }, file, isDryRun) => importCourses(system, file, { isDryRun }),
  sheet: ({ officer }, file, isDryRun) => importSheet(officer, file, { isDryRun }),
  learners: ({ system, urn }, file, isDryRun) => importLearners(system, { urn, file, isDryRun }),
  establishments: ({ system }, file, isDryRun) => importEstablishments(system, file, { isDryRun }),
  predictions: ({ system, providerId }, file, isDryRun) =>
    importPredictions(system, { schoolId: providerId, file, isDryRun }),
  results: ({ officer }, file, isDryRun) => importResults(officer, { file, isDryRun, isAllOrNothing: false }),
  enrolments: ({ officer, providerId }, file, isDryRun) =>
    importEnrolments(officer, { providerId, file, isDryRun, isAllOrNothing: false, isIdentityDeclared: true }),
  marks: ({ officer }, file, isDryRun) => importMarks(officer, { file, isDryRun, isAllOrNothing: false }),
  progress: ({ officer, roundId }, file, isDryRun) => importProgress(officer, roundId, { file, isDryRun }),
  destinations: ({ officer }, file, isDryRun) => importDestinations(officer, { file, isDryRun, isAllOrNothing: false }),
  wards: ({ system }, file, isDryRun) => importWards(system, file, { isDryRun }),
  scorecard: ({ system }, file, isDryRun) => importPublished(system, file, { isDryRun }),
  returns: ({ officer }, file, isDryRun) => importReturn(asAdviser(officer), { file, isDryRun, isAllOrNothing: false }),
} as const satisfies Record<string, Taker>

function asAdviser(ctx: Context): Context {
  return { ...ctx, actor: { ...ctx.actor, role: 'adviser' } }
}

export type TakerName = keyof typeof takers
export const takerNames: readonly TakerName[] = [
  ...([
    'courses',
    'catalogue',
    'sheet',
    'learners',
    'establishments',
    'predictions',
    'results',
    'enrolments',
    'marks',
    'progress',
    'returns',
    'destinations',
    'scorecard',
    'wards',
  ] as const),
]

/** What came of a file: a report, also where the file could not even be received. Anything else that is thrown is a fault of ours. */
export type Answer = Pick<IntakeReport, 'status' | 'counts' | 'findings'>

/** Gives a file to one of the ways in. */
export async function give(
  to: TakerName,
  givers: Givers,
  path: string,
  name: string,
  isDryRun: boolean,
): Promise<Answer> {
  try {
    return await takers[to](givers, await receiveFile(path, { fileName: name }), isDryRun)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const blank = { line: null, path: null, item: null, field: null, received: null, used: null }
    return { status: 'refused', counts: {}, findings: [{ ...blank, ...error.finding }] }
  }
}

/** The tables that a file is written to. */
const written = [
  'organisation',
  'site',
  'course',
  'course_run',
  'course_search',
  'course_sheet_row',
  'learner',
  'learner_identifier',
  'learner_need',
  'roll_entry',
  'pupil_row',
  'establishment',
  'audit_event',
  'intake_row',
  'grade',
  'exam_result',
  'enrolment_row',
  'mark',
  'progress_subject',
  'progress_entry',
  'nccis_identifier',
  'return_question',
  'activity_survey_word',
  'published_figure',
  'ward',
  'postcode_ward',
  'activity',
  'level_of_need',
  'learner_characteristic',
]

/** What each reading leaves, whether it changed anything or not. */
const histories = ['audit_event', 'intake_row', 'pupil_row', 'establishment', 'course_sheet_row', 'enrolment_row']

/** One number for what files are written to: the same before and after where nothing was changed. */
export function fingerprint(ctx: Context): Promise<string> {
  return hashOfTables(ctx, written)
}

/** The same without the histories: a second reading of one file leaves it as it is. */
export function contentPrint(ctx: Context): Promise<string> {
  return hashOfTables(
    ctx,
    written.filter((name) => !histories.includes(name)),
  )
}

/** One number for all that is kept anywhere, but for the reports of what came in. It takes five times as long. */
export async function wholePrint(ctx: Context): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and has_table_privilege(table_name::text, 'select')
    order by 1`.execute(ctx.db)
  const names = rows.map(({ name }) => name)
  return hashOfTables(
    ctx,
    names.filter((name) => name !== 'intake' && name !== 'intake_finding'),
  )
}

async function hashOfTables(ctx: Context, names: readonly string[]): Promise<string> {
  const parts = names.map(
    (name) => sql`select ${sql.lit(name)} as name, sum(hashtextextended(t::text, 0)) as hash from ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ whole: string }>`
    select md5(string_agg(name || coalesce(hash::text, ''), ',' order by name)) as whole
    from (${sql.join(parts, sql` union all `)}) every_table`.execute(ctx.db)
  return rows[0]?.whole ?? ''
}
