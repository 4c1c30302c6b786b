import { mustBeAllowed } from '~/access/guard.server'
import { topicOf } from '~/domain/attendance/live'
import { findFile, lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import { record, recordAll } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { noCounts, type IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { inBatches, readAhead } from '~/kit/intake-table'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { takeIn, type Intake } from '~/kit/intake.server'
import { announce } from '~/kit/live.server'
import { forgetUpload } from '~/kit/uploads.server'
import { readMarks } from './mark-sheet'
import { findingOf } from './mark-finding'
import { meaningsOf } from './meaning.queries.server'
import { merge, openStage, remember, stage, weigh } from './stage.commands.server'
import { changesOfStage, outcomesOfStage, rowsToTell, schoolsTouched } from './stage.queries.server'

export const LARGEST_MARKS = 60_000_000
export const MARKS_KIND = 'marks'
export const MARKS_NOUN = 'marks'
const BATCH = 5000

type Plan = { file: ReceivedFile; isDryRun?: boolean; isAllOrNothing: boolean }

/** Reads a file of marks to its end without changing anything, and keeps it until somebody says yes. */
export async function previewMarks(ctx: Context, upload: Received, isAllOrNothing: boolean): Promise<IntakeReport> {
  const providerId = await allowed(ctx, upload)
  const read = () => importMarks(ctx, { file: upload.file, isDryRun: true, isAllOrNothing })
  const report = await previewFile(ctx, upload, providerId, read)
  await ctx.db.updateTable('intake').set({ isAllOrNothing }).where('id', '=', report.intakeId).execute()
  return report
}

/** Takes a previewed file in, in one transaction. A second click finds it gone. */
export async function confirmMarks(ctx: Context, previewId: string): Promise<IntakeReport> {
  const { isAllOrNothing } = await findFile(ctx, MARKS_KIND, previewId)
  const find = async (ctx: Context) => {
    const preview = await lockFilePreview(ctx, MARKS_KIND, previewId)
    if (preview) mustImport(ctx)
    return preview
  }
  return takeFromShelf(ctx, find, LARGEST_MARKS, (file) => importMarks(ctx, { file, isAllOrNothing }))
}

/** Takes a file of marks in: staged, weighed against the registers, and merged in one go. The same file again changes nothing. */
export function importMarks(ctx: Context, plan: Plan): Promise<IntakeReport> {
  const providerId = mustImport(ctx)
  return takeIn(ctx, { kind: MARKS_KIND, source: `${MARKS_KIND}:${providerId}`, ...plan }, async (ctx, intake) => {
    const counts = await stageFile(ctx, intake, providerId)
    await weigh(ctx, providerId)
    for (const row of await rowsToTell(ctx)) intake.findings.add(findingOf(row))
    const outcomes = await outcomesOfStage(ctx)
    counts.added = outcomes.get('added') ?? 0
    counts.changed = outcomes.get('changed') ?? 0
    counts.unchanged = (outcomes.get('unchanged') ?? 0) + (outcomes.get('kept') ?? 0)
    counts.refused += (outcomes.get('twice') ?? 0) + (outcomes.get('nobody') ?? 0)
    await remember(ctx, intake.id)
    await merge(ctx)
    await recordChanges(ctx, providerId)
    const subject = { type: 'intake', id: intake.id, organisationId: providerId }
    await record(ctx, 'marks.imported', subject, { ...counts })
    for (const schoolId of await schoolsTouched(ctx)) await announce(ctx, topicOf(schoolId))
    return { counts: { [MARKS_NOUN]: counts }, organisationId: providerId }
  })
}

async function stageFile(ctx: Context, { file, findings }: Intake, providerId: string) {
  const counts = noCounts()
  const meanings = new Map((await meaningsOf(ctx, providerId)).map(({ said, code }) => [said, code]))
  await openStage(ctx)
  const rows = await readMarks(textOf(file), findings, meanings, ctx.now)
  for await (const batch of readAhead(inBatches(rows, BATCH))) {
    const understood = batch.filter((row) => row !== null)
    counts.read += batch.length
    counts.refused += batch.length - understood.length
    await stage(ctx, understood)
  }
  return counts
}

// What a mark was before stays readable, as when somebody corrects a register by hand.
async function recordChanges(ctx: Context, organisationId: string) {
  for (let after = 0; ;) {
    const changes = await changesOfStage(ctx, after)
    await recordAll(
      ctx,
      changes.map(({ sessionId, learnerId, code, minutes, wasCode, wasMinutes }) => ({
        action: 'mark.changed',
        subject: { type: 'session', id: sessionId, learnerId, organisationId },
        particulars: {
          from: { code: wasCode, minutesLate: wasMinutes },
          to: { code, minutesLate: minutes },
          reason: 'By a file of marks',
        },
      })),
    )
    const last = changes.at(-1)
    if (!last) return
    after = last.line
  }
}

/** Whose marks the actor may send in; refused to whoever may not. */
export function mustImport(ctx: Context): string {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'marks.import', { providerId })
  return providerId
}

async function allowed(ctx: Context, { keptAs }: Received): Promise<string> {
  try {
    return mustImport(ctx)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}
