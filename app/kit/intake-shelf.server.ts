import { inTransaction, type Context } from './context.server'
import { orNotFound, Refusal } from './errors'
import type { IntakeReport } from './intake-report'
import type { ReceivedFile } from './intake-text.server'
import { forgetUpload, keptFile, type Upload } from './uploads.server'

/*
 * A file that was previewed waits on the shelf until somebody says yes. It is taken off by one person, once. What it
 * changed can be undone for a while.
 */

export type Received = Pick<Upload, 'file' | 'keptAs'>
type OnShelf = { id: string; keptAs: string | null; fileName: string }

/**
 * Reads a file to its end without changing anything, and keeps it for its organisation until somebody says yes; a refused
 * one only where it can be mended here.
 */
export async function previewFile(
  ctx: Context,
  { keptAs }: Received,
  organisationId: string,
  read: () => Promise<IntakeReport>,
  canBeMended: (report: IntakeReport) => boolean = () => false,
): Promise<IntakeReport> {
  try {
    const report = await read()
    const mayGoOn = report.status === 'dry-run' || canBeMended(report)
    await ctx.db
      .updateTable('intake')
      .set({ organisationId, keptAs: mayGoOn ? keptAs : null })
      .where('id', '=', report.intakeId)
      .execute()
    if (!mayGoOn) await forgetUpload(keptAs)
    return report
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}

/** Takes a previewed file off the shelf and works on it. A second click finds it gone. */
export async function takeFromShelf<T>(
  ctx: Context,
  find: (ctx: Context) => Promise<OnShelf | undefined>,
  limit: number,
  work: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const { keptAs, fileName } = await inTransaction(ctx, async (ctx) =>
    offShelf(ctx, orNotFound(await find(ctx), 'import')),
  )
  try {
    return await work(await keptFile(keptAs, fileName, limit))
  } finally {
    await forgetUpload(keptAs)
  }
}

async function offShelf(ctx: Context, { id, keptAs, fileName }: OnShelf) {
  if (keptAs === null)
    throw new Refusal(
      'taken-already',
      'This file was taken in already, or waited too long. Send it again if you need to.',
    )
  await ctx.db.updateTable('intake').set({ keptAs: null }).where('id', '=', id).execute()
  return { keptAs, fileName }
}

/** How long a file that a school sent can be undone. */
export const UNDO_DAYS = 14

/** Refuses to undo what was undone, what changed nothing, and what is too old. */
export function refuseUndo({ status, finishedAt }: { status: string; finishedAt: Date | null }, now: Date): void {
  if (status === 'undone') throw new Refusal('undone-already', 'This file was undone already.')
  if (status !== 'done' || finishedAt === null)
    throw new Refusal('nothing-to-undo', 'This file changed nothing, so there is nothing to undo.')
  if (now.getTime() - finishedAt.getTime() > UNDO_DAYS * 86_400_000)
    throw new Refusal('too-late', `A file can be undone for ${UNDO_DAYS} days. This one is older.`)
}

/** Forgets how the rows of one noun were before files of this kind, once those can no longer be undone. */
export async function forgetUndoable(ctx: Context, kind: string, noun: string): Promise<void> {
  const before = new Date(ctx.now.getTime() - UNDO_DAYS * 86_400_000)
  await ctx.db
    .deleteFrom('intakeRow')
    .where('noun', '=', noun)
    .where('intakeId', 'in', (eb) =>
      eb.selectFrom('intake').select('id').where('kind', '=', kind).where('finishedAt', '<', before),
    )
    .execute()
}

const ROWS_AT_MOST = 50_000

/** What a file changed and how each of it was before, in an order of its own. */
export function rowsToUndo(ctx: Context, intakeId: string, noun: string) {
  return ctx.db
    .selectFrom('intakeRow')
    .select(['recordId', 'before'])
    .where('intakeId', '=', intakeId)
    .where('noun', '=', noun)
    .orderBy('recordId')
    .limit(ROWS_AT_MOST)
    .execute()
}
