import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { RollIndex } from '~/domain/predictions/roll-index'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { rememberRows, takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { candidatesOf, isOfProvider } from './candidate.queries.server'
import { mustPutIn, putResults } from './result.commands.server'
import { ownResultsOf } from './result.queries.server'
import { lockResultsPreview } from './result-import.queries.server'
import { ResultRun } from './result-run'
import { readResults } from './result-sheet'
import { judgePlaces } from './standing.commands.server'

/** A county's grades of one summer are smaller. */
export const LARGEST_RESULTS = 20_000_000
const BATCH = 500

type Choices = { isAllOrNothing: boolean }

/** Reads a sheet of results to its end without changing anything. Whether one wrong row refuses all is chosen now. */
export async function previewResults(ctx: Context, upload: Received, choices: Choices): Promise<IntakeReport> {
  const organisationId = await allowed(ctx, upload)
  const read = () => importResults(ctx, { file: upload.file, isDryRun: true, ...choices })
  const report = await previewFile(ctx, upload, organisationId, read)
  await ctx.db.updateTable('intake').set(choices).where('id', '=', report.intakeId).execute()
  return report
}

/** Takes a previewed sheet in, in one transaction. A second click finds it gone. */
export async function confirmResults(ctx: Context, previewId: string): Promise<IntakeReport> {
  let isAllOrNothing = false
  const find = async (ctx: Context) => {
    const preview = await lockResultsPreview(ctx, previewId)
    isAllOrNothing = preview?.isAllOrNothing ?? false
    return preview
  }
  return takeFromShelf(ctx, find, LARGEST_RESULTS, (file) => importResults(ctx, { file, isAllOrNothing }))
}

type Plan = Choices & { file: ReceivedFile; isDryRun?: boolean }

/** Takes in results: added and changed, never taken away. The same file again changes nothing. Nobody is told: they are under embargo. */
export async function importResults(ctx: Context, plan: Plan): Promise<IntakeReport> {
  const organisationId = mustPutIn(ctx)
  const { id: cycleId } = await currentCycle(ctx)
  const source = `results:${organisationId}`
  return takeIn(ctx, { kind: 'results', source, ...plan }, async (ctx, intake) => {
    const among = isOfProvider(ctx) ? 'among your applicants' : 'on your roll'
    const index = new RollIndex(await candidatesOf(ctx, cycleId), Number(londonDay(ctx.now).slice(0, 4)), among)
    const run = new ResultRun(intake.findings, index)
    for await (const rows of inBatches(await readResults(textOf(intake.file), intake.findings), BATCH)) {
      const entries = run.read(rows)
      const held = await ownResultsOf(
        ctx,
        cycleId,
        entries.map(({ learnerId }) => learnerId),
      )
      await putResults(ctx, cycleId, organisationId, run.decide(entries, held))
    }
    await keepTouched(ctx, intake, { run, cycleId })
    const subject = { type: 'intake', id: intake.id, organisationId }
    await record(ctx, 'results.imported', subject, { ...run.counts })
    return { counts: { results: run.counts }, organisationId }
  })
}

async function keepTouched(ctx: Context, intake: Intake, { run, cycleId }: { run: ResultRun; cycleId: string }) {
  const learners = [...run.touched]
  for (let at = 0; at < learners.length; at += BATCH) {
    const some = learners.slice(at, at + BATCH)
    await rememberRows(
      ctx,
      intake,
      some.map(([recordId, results]) => ({
        ...{ noun: 'results', recordId, outcome: 'changed' as const },
        before: { cycleId, results },
      })),
    )
  }
  const learnerIds = learners.map(([id]) => id)
  if (isOfProvider(ctx) && learnerIds.length > 0) await judgePlaces(ctx, { cycleId, learnerIds })
}

async function allowed(ctx: Context, { keptAs }: Received): Promise<string> {
  try {
    return mustPutIn(ctx)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}
