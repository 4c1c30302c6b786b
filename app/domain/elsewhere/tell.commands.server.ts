import { mustBeAllowed } from '~/access/guard.server'
import { writeTold } from '~/domain/applications/told-application.commands.server'
import { lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { Findings, type IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { rememberRows, takeIn, waitForQueue, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { PersonIndex } from './person-index'
import { peopleLike } from './person.queries.server'
import { findTeller, toldBefore } from './told.queries.server'
import { TellRun } from './told-run'
import { readTold, type ToldRow } from './told-sheet'

/** A college has some thousand applicants in a year. */
export const LARGEST_TOLD = 5_000_000
export const TOLD_KIND = 'applications-elsewhere'
export const TOLD_NOUN = 'applications-elsewhere'
const BATCH = 500

/** Reads a file of applications received elsewhere to its end without changing anything, and keeps it until somebody says yes. */
export async function previewTold(ctx: Context, upload: Received): Promise<IntakeReport> {
  const providerId = await allowed(ctx, upload)
  return previewFile(ctx, upload, providerId, () => importTold(ctx, { file: upload.file, isDryRun: true }))
}

/** Takes a previewed file in, in one transaction. A second click finds it gone. */
export function confirmTold(ctx: Context, previewId: string): Promise<IntakeReport> {
  const find = async (ctx: Context) => {
    const preview = await lockFilePreview(ctx, TOLD_KIND, previewId)
    if (preview) mustTell(ctx)
    return preview
  }
  return takeFromShelf(ctx, find, LARGEST_TOLD, (file) => importTold(ctx, { file }))
}

/** Takes in a file of applications received elsewhere: added and changed, never taken away. The same file again changes nothing. */
export function importTold(ctx: Context, plan: { file: ReceivedFile; isDryRun?: boolean }): Promise<IntakeReport> {
  const organisationId = mustTell(ctx)
  const source = sourceOf(organisationId)
  return takeIn(ctx, { kind: TOLD_KIND, source, ...plan }, async (ctx, intake) => {
    const run = new TellRun(intake.findings, newId)
    for await (const rows of inBatches(await readTold(textOf(intake.file), intake.findings), BATCH))
      await tell(ctx, run, rows)
    await remember(ctx, intake, run)
    const subject = { type: 'intake', id: intake.id, organisationId }
    await record(ctx, 'applications-elsewhere.imported', subject, { ...run.counts })
    return { counts: { [TOLD_NOUN]: run.counts }, organisationId }
  })
}

/** Takes in a few applications that a machine tells of. Each row has its own outcome; none keeps another out. */
export function tellOf(ctx: Context, rows: readonly ToldRow[]) {
  const organisationId = mustTell(ctx)
  return inTransaction(ctx, async (ctx) => {
    await waitForQueue(ctx, TOLD_KIND, sourceOf(organisationId))
    const run = new TellRun(new Findings(), newId)
    await tell(ctx, run, rows)
    return rows.map(({ line }) => orNotFound(run.outcomes.get(line)))
  })
}

async function tell(ctx: Context, run: TellRun, rows: readonly ToldRow[]) {
  const thisYear = Number(londonDay(ctx.now).slice(0, 4))
  const { id: cycleId } = await currentCycle(ctx)
  const teller = await findTeller(ctx, mustTell(ctx))
  const meant = run.read(rows, new PersonIndex(await peopleLike(ctx, rows, thisYear), thisYear))
  const learnerIds = [...new Set(meant.map(({ learnerId }) => learnerId))]
  const entries = run.decide(meant, await toldBefore(ctx, cycleId, learnerIds))
  await writeTold(ctx, { cycleId, teller, entries })
}

async function remember(ctx: Context, intake: Intake, { written }: TellRun) {
  for (let at = 0; at < written.length; at += BATCH) {
    await rememberRows(
      ctx,
      intake,
      written.slice(at, at + BATCH).map(({ id, title, state, was }) => ({
        ...{ noun: TOLD_NOUN, recordId: id, outcome: was === null ? ('added' as const) : ('changed' as const) },
        before: { title, state, was },
      })),
    )
  }
}

/** Whose applications the actor tells of; refused to whoever may not. */
export function mustTell(ctx: Context): string {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'outside-application.tell', { providerId })
  return providerId
}

export function sourceOf(organisationId: string): string {
  return `${TOLD_KIND}:${organisationId}`
}

async function allowed(ctx: Context, { keptAs }: Received): Promise<string> {
  try {
    return mustTell(ctx)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}
