import { mustBeAllowed } from '~/access/guard.server'
import { intakesVisibleTo } from '~/access/scopes.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { IntakeReport } from '~/kit/intake-report'
import { forgetUpload, keptFile, type Upload } from '~/kit/uploads.server'
import { importCourses } from './catalogue.commands.server'
import { importSheet } from './course-sheet.commands.server'

/** The largest file that is taken through the web; larger ones go in by the command line. */
export const LARGEST_UPLOAD = 20_000_000

type Received = Pick<Upload, 'file' | 'keptAs'>

/** Reads a catalogue to its end without changing anything, and keeps it until somebody says yes. */
export function previewImport(ctx: Context, upload: Received): Promise<IntakeReport> {
  const providerId = ownProvider(ctx)
  return preview(ctx, upload, () =>
    importCourses(ctx, upload.file, { providerId, isDryRun: true, mayRemoveMany: true }),
  )
}

/** The same for a sheet. Whether one wrong row refuses all of it is chosen now. */
export function previewSheet(ctx: Context, upload: Received, { isAllOrNothing }: { isAllOrNothing: boolean }) {
  return preview(ctx, upload, () => importSheet(ctx, upload.file, { isDryRun: true, isAllOrNothing }), isAllOrNothing)
}

async function preview(ctx: Context, { keptAs }: Received, read: () => Promise<IntakeReport>, isAllOrNothing = false) {
  try {
    const report = await read()
    const mayGoOn = report.status === 'dry-run'
    await ctx.db
      .updateTable('intake')
      .set({ organisationId: ownProvider(ctx), keptAs: mayGoOn ? keptAs : null, isAllOrNothing })
      .where('id', '=', report.intakeId)
      .execute()
    if (!mayGoOn) await forgetUpload(keptAs)
    return report
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}

/** Takes a file in that was previewed: all of it or nothing. A second click finds it gone. */
export async function confirmImport(ctx: Context, previewId: string, { mayRemoveMany }: { mayRemoveMany: boolean }) {
  const providerId = ownProvider(ctx)
  const { keptAs, fileName, kind, isAllOrNothing } = await takeFromShelf(ctx, previewId)
  try {
    const file = await keptFile(keptAs, fileName, LARGEST_UPLOAD)
    if (kind === 'course-sheet') return await importSheet(ctx, file, { isAllOrNothing })
    return await importCourses(ctx, file, { providerId, mayRemoveMany })
  } finally {
    await forgetUpload(keptAs)
  }
}

function ownProvider(ctx: Context): string {
  return orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
}

/** A previewed file is taken off the shelf by one person, once. */
export function takeFromShelf(ctx: Context, previewId: string) {
  return inTransaction(ctx, async (ctx) => {
    const preview = orNotFound(
      await intakesVisibleTo(ctx)
        .select(['intake.id', 'intake.keptAs', 'intake.fileName', 'intake.kind', 'intake.isAllOrNothing'])
        .where('intake.id', '=', previewId)
        .forUpdate()
        .executeTakeFirst(),
      'import',
    )
    mustBeAllowed(ctx, preview.kind === 'course-sheet' ? 'course.edit' : 'import.courses', {
      providerId: ownProvider(ctx),
    })
    if (preview.keptAs === null)
      throw new Refusal(
        'taken-already',
        'This file was taken in already, or waited too long. Send it again if you need to.',
      )
    await ctx.db.updateTable('intake').set({ keptAs: null }).where('id', '=', previewId).execute()
    const { keptAs, fileName, kind, isAllOrNothing } = preview
    return { keptAs, fileName, kind, isAllOrNothing }
  })
}
