import { mustBeAllowed } from '~/access/guard.server'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { refuseUndo } from '~/kit/intake-shelf.server'
import { enqueue } from '~/kit/jobs.server'
import { takeBackRowsLater } from './undo-file.jobs.server'
import { enrolledRows, takeBackRows } from './take-back-rows.commands.server'
import { DONE_AT_ONCE } from './take-rows.commands.server'

const FALLBACK_MS = 60_000

/** Undoes a whole file: each place that stands as the file left it is a confirmed place again. Rows still to come are let go. */
export async function undoFile(ctx: Context, intakeId: string): Promise<void> {
  const size = await inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, 'enrolments', intakeId)
    mustBeAllowed(ctx, 'enrolment.record', { providerId: file.organisationId })
    refuseUndo(file, ctx.now)
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await letGo(ctx, intakeId)
    const { count } = await enrolledRows(ctx, intakeId)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const subject = { type: 'intake', id: intakeId, organisationId: file.organisationId }
    await record(ctx, 'enrolments.import-undone', subject, { rows: Number(count) })
    const runAt = Number(count) <= DONE_AT_ONCE ? { runAt: new Date(ctx.now.getTime() + FALLBACK_MS) } : {}
    await enqueue(ctx, takeBackRowsLater, { intakeId }, { key: `enrolment-rows-back:${intakeId}`, ...runAt })
    return Number(count)
  })
  if (size <= DONE_AT_ONCE) await takeBackRows(ctx, intakeId)
}

/** Rows whose turn had not come are not done any more. */
async function letGo(ctx: Context, intakeId: string) {
  await ctx.db
    .updateTable('enrolmentRow')
    .set({ outcome: 'undone', endedAt: ctx.now })
    .where('intakeId', '=', intakeId)
    .where('outcome', 'is', null)
    .execute()
}
