import { mustBeAllowed } from '~/access/guard.server'
import { providerStaff } from '~/access/roles'
import { findFile, lockFilePreview } from '~/domain/catalogues/own-import.queries.server'
import { RollIndex } from '~/domain/predictions/roll-index'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { previewFile, takeFromShelf, type Received } from '~/kit/intake-shelf.server'
import { textOf, type ReceivedFile } from '~/kit/intake-text.server'
import { rememberRows, takeIn, type Intake } from '~/kit/intake.server'
import { forgetUpload } from '~/kit/uploads.server'
import { recordEntered, writeRows } from './entry.commands.server'
import { rollOfProgress, taughtIn } from './entry-import.queries.server'
import { EntryRun, type Entry } from './entry-run'
import { readEntries } from './entry-sheet'
import { weigh, type Weighed } from './entry-weight'
import { gridRows } from './grid.queries.server'
import { ROWS_AT_MOST } from './progress.schemas'
import { isLateEntry } from './round'
import { findRound, lockRound, type FoundRound } from './round.queries.server'

export const LARGEST_PROGRESS = 5_000_000
export const PROGRESS_KIND = 'progress'
export const PROGRESS_NOUN = 'progress'

/** Reads a file of progress to its end without changing anything, and keeps it until somebody says yes. */
export async function previewProgress(ctx: Context, roundId: string, upload: Received): Promise<IntakeReport> {
  const round = await mustImport(ctx, roundId).catch(async (error: unknown) => {
    await forgetUpload(upload.keptAs)
    throw error
  })
  const read = () => importProgress(ctx, roundId, { file: upload.file, isDryRun: true })
  return previewFile(ctx, upload, round.organisationId, read)
}

/** Takes a previewed file in, all of it in one transaction. A second click finds it gone. */
export async function confirmProgress(ctx: Context, previewId: string): Promise<IntakeReport> {
  const roundId = await roundOfFile(ctx, previewId)
  return takeFromShelf(
    ctx,
    (ctx) => lockFilePreview(ctx, PROGRESS_KIND, previewId),
    LARGEST_PROGRESS,
    async (file) => importProgress(ctx, roundId, { file }),
  )
}

/** Takes in what a file says in one round. What was written here since the last file stays; the same file again changes nothing. */
export async function importProgress(
  ctx: Context,
  roundId: string,
  plan: { file: ReceivedFile; isDryRun?: boolean },
): Promise<IntakeReport> {
  await mustImport(ctx, roundId)
  const source = `${PROGRESS_KIND}:${roundId}`
  return takeIn(ctx, { kind: PROGRESS_KIND, source, ...plan }, async (ctx, intake) => {
    const round = await lockRound(ctx, roundId)
    mustBeAllowed(ctx, 'progress.import', round)
    const isLate = isLateEntry(round, londonDay(ctx.now))
    const isSchool = !providerStaff.some((role) => role === ctx.actor.role)
    const year = Number(londonDay(ctx.now).slice(0, 4))
    const among = isSchool ? 'on your roll' : 'with you now'
    const roll = new RollIndex(await rollOfProgress(ctx), year, among)
    const run = new EntryRun(intake.findings, roll, await taughtIn(ctx, round, isSchool), isSchool)
    const entries: Entry[] = []
    for await (const row of await readEntries(textOf(intake.file), intake.findings)) entries.push(...run.read(row))
    for (const alike of Map.groupBy(entries, ({ grid }) => grid.key).values())
      for (let at = 0; at < alike.length; at += ROWS_AT_MOST)
        await take(ctx, { round, intake, run, isLate }, alike.slice(at, at + ROWS_AT_MOST))
    await record(
      ctx,
      'progress.imported',
      { type: 'intake', id: intake.id, organisationId: round.organisationId },
      { round: round.name, ...run.counts },
    )
    return { counts: { [PROGRESS_NOUN]: run.counts }, organisationId: round.organisationId }
  })
}

type Taking = { round: FoundRound; intake: Intake; run: EntryRun; isLate: boolean }

/** Rows of one course or subject, each beside what stands there. */
async function take(ctx: Context, { round, intake, run, isLate }: Taking, entries: readonly Entry[]) {
  const [first] = entries
  if (!first) return
  const { grid } = first
  const ids = entries.map(({ learnerId }) => learnerId)
  const rows = new Map((await gridRows(ctx, round, grid, ids)).map((row) => [row.id, row]))
  const written = entries.flatMap((entry) => {
    const row = rows.get(entry.learnerId)
    const { line, item } = entry
    if (!row) return run.refuse({ line, item, code: 'left-meanwhile', sentence: 'This learner is not here any more.' })
    const filed = {
      ...{ target: row.filedTarget, grade: row.filedGrade, comment: row.filedComment },
      effort: row.filedEffort === null ? null : String(row.filedEffort),
    }
    const { target, grade, effort, comment } = row
    const weighed = weigh({ target, grade, effort, comment }, filed, entry.said)
    tellKept(intake, entry, row, weighed)
    if (Object.keys(weighed.taken).length === 0) {
      run.counts.unchanged += 1
      return []
    }
    run.counts[row.entryId === null ? 'added' : 'changed'] += 1
    return [{ learnerId: entry.learnerId, ...weighed.next, taken: weighed.taken }]
  })
  const subjects = await writeRows(
    ctx,
    { round, grid, isLate, source: 'file' },
    written.map(({ taken, ...row }) => ({
      ...row,
      filed: Object.fromEntries(Object.entries(taken).map(([field, { said }]) => [field, said])),
    })),
  )
  await recordEntered(ctx, round, grid, written)
  await rememberRows(
    ctx,
    intake,
    written.flatMap(({ learnerId, taken }) => {
      const recordId = subjects.get(learnerId)
      if (recordId === undefined) return []
      return [
        { noun: PROGRESS_NOUN, recordId, outcome: 'changed', before: { roundId: round.id, grid, taken } } as const,
      ]
    }),
  )
}

function tellKept(
  intake: Intake,
  { line, item, said }: Entry,
  row: Record<'target' | 'grade' | 'effort' | 'comment', string>,
  { kept }: Weighed,
) {
  for (const field of kept)
    intake.findings.add({
      ...{
        severity: 'warning',
        code: 'changed-here',
        line,
        item,
        field,
        received: said[field] ?? '',
        used: row[field],
      },
      sentence:
        'Somebody has written this here since your last file, or by hand. It stays. Change it here if the file is right.',
    })
}

/** The round that a file of one's own was sent for. */
export async function roundOfFile(ctx: Context, intakeId: string): Promise<string> {
  const { source } = await findFile(ctx, PROGRESS_KIND, intakeId)
  return orNotFound(source.split(':')[1], 'round')
}

/** The round that the actor may send a file for; refused to whoever may not. */
export async function mustImport(ctx: Context, roundId: string): Promise<FoundRound> {
  const round = await findRound(ctx, roundId)
  mustBeAllowed(ctx, 'progress.import', round)
  return round
}
