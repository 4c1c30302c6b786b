import { z } from 'zod'
import { takeBackTold } from '~/domain/applications/told-application.commands.server'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { forgetUndoable, refuseUndo, rowsToUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { mustTell, sourceOf, TOLD_KIND, TOLD_NOUN } from './tell.commands.server'

const said = z.object({ title: z.string(), state: z.string() })
const remembered = said.extend({ was: said.nullable() })

/** Undoes a whole file: what still is as the file told it goes, or is as it was before. What was changed since stays. */
export function undoTold(ctx: Context, intakeId: string): Promise<{ restored: number; left: number }> {
  return inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, TOLD_KIND, intakeId)
    const organisationId = mustTell(ctx)
    refuseUndo(file, ctx.now)
    await waitForQueue(ctx, TOLD_KIND, sourceOf(organisationId))

    const rows = await rowsOf(ctx, intakeId)
    const restored = await takeBackTold(ctx, rows)
    const undone = { restored, left: rows.length - restored }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(ctx, 'applications-elsewhere.import-undone', { type: 'intake', id: intakeId, organisationId }, undone)
    return undone
  })
}

/** Forgets how applications elsewhere were before a file, once the file can no longer be undone. */
export function forgetUndoableTold(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, TOLD_KIND, TOLD_NOUN)
}

async function rowsOf(ctx: Context, intakeId: string) {
  const rows = await rowsToUndo(ctx, intakeId, TOLD_NOUN)
  return rows.map(({ recordId: id, before }) => ({ id, ...remembered.parse(before) }))
}
