import { mustBeAllowed } from '~/access/guard.server'
import { putPredictions } from '~/domain/plans/grade.commands.server'
import { record, recordAll } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { rememberRows, takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { tellOfChange } from './prediction.commands.server'
import { lockPreview, rollOf } from './prediction-import.queries.server'
import { lockPredicted } from './prediction.queries.server'
import { PredictionRun } from './prediction-run'
import { readSheet } from './prediction-sheet'
import { RollIndex } from './roll-index'
import { LARGEST_SHEET, saidColumns } from './sheet-column.queries.server'

const BATCH = 200

/** Reads a sheet of predicted grades to its end without changing anything, and keeps it until somebody says yes. */
export async function previewPredictions(ctx: Context, upload: Received): Promise<IntakeReport> {
  const schoolId = await ownSchool(ctx).catch(async (error: unknown) => {
    await forgetUpload(upload.keptAs)
    throw error
  })
  const read = () => importPredictions(ctx, { schoolId, file: upload.file, isDryRun: true })
  return previewFile(ctx, upload, schoolId, read, isOfUnknownColumns)
}

/** Refused only because nobody knows what its columns are: somebody can say so. */
function isOfUnknownColumns({ findings }: IntakeReport): boolean {
  return findings.some(({ code }) => unknownColumns.includes(code))
}

const unknownColumns = ['headings-missing', 'no-grades', 'no-learners']

/** Takes a previewed sheet in, all of it in one transaction. A second click finds it gone. */
export async function confirmPredictions(ctx: Context, previewId: string): Promise<IntakeReport> {
  return takeFromShelf(
    ctx,
    (ctx) => lockPreview(ctx, previewId),
    LARGEST_SHEET,
    async (file) => importPredictions(ctx, { schoolId: await ownSchool(ctx), file }),
  )
}

type Plan = { schoolId: string; file: ReceivedFile; isDryRun?: boolean }

/** Takes in what a school predicts: grades are added and changed, never taken away. The same file again changes nothing. */
export function importPredictions(ctx: Context, { schoolId, ...plan }: Plan): Promise<IntakeReport> {
  const source = `predictions:${schoolId}`
  return takeIn(ctx, { kind: 'predictions', source, ...plan }, async (ctx, intake) => {
    mustBeAllowed(ctx, 'import.predictions', { schoolId })
    const said = await saidColumns(ctx, schoolId)
    const run = new PredictionRun(intake.findings, new RollIndex(await rollOf(ctx, schoolId), yearOf(ctx.now)))
    for await (const rows of inBatches(await readSheet(textOf(intake.file), intake.findings, said), BATCH)) {
      const entries = run.read(rows)
      const standings = await lockPredicted(ctx, [...new Set(entries.map(({ learnerId }) => learnerId))])
      await putPredictions(ctx, run.decide(entries, standings))
    }
    await keepTouched(ctx, intake, run)
    const subject = { type: 'intake', id: intake.id, organisationId: schoolId }
    await record(ctx, 'predictions.imported', subject, { ...run.counts })
    return { counts: { grades: run.counts }, organisationId: schoolId }
  })
}

async function keepTouched(ctx: Context, intake: Intake, { touched }: PredictionRun) {
  const learners = [...touched]
  for (let at = 0; at < learners.length; at += BATCH) {
    const some = learners.slice(at, at + BATCH)
    await rememberRows(
      ctx,
      intake,
      some.map(([recordId, grades]) => ({ noun: 'predictions', recordId, outcome: 'changed', before: { grades } })),
    )
  }
  await recordAll(
    ctx,
    learners.map(([id, grades]) => ({
      action: 'grades.predicted',
      subject: { type: 'learner', id, learnerId: id },
      particulars: { grades: grades.length, intakeId: intake.id },
    })),
  )
  await tellOfChange(
    ctx,
    learners.map(([id]) => id),
  )
}

async function ownSchool(ctx: Context): Promise<string> {
  const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
  mustBeAllowed(ctx, 'import.predictions', { schoolId })
  return Promise.resolve(schoolId)
}

function yearOf(now: Date): number {
  return Number(londonDay(now).slice(0, 4))
}
