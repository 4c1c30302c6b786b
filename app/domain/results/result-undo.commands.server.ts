import { sql } from 'kysely'
import { z } from 'zod'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { forgetUndoable, refuseUndo, rowsToUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { isOfProvider } from './candidate.queries.server'
import { mustPutIn } from './result.commands.server'
import { lockResultSheet } from './result-import.queries.server'
import { judgePlaces } from './standing.commands.server'

const remembered = z.object({
  cycleId: z.uuid(),
  results: z.array(
    z.object({ subject: z.string(), qualification: z.string(), grade: z.string(), was: z.string().nullable() }),
  ),
})

/** Undoes a whole file: each result that still says what the file said is as it was before. What was changed since stays. */
export function undoResults(ctx: Context, intakeId: string): Promise<{ restored: number; left: number }> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockResultSheet(ctx, intakeId)
    const organisationId = mustPutIn(ctx)
    refuseUndo(sheet, ctx.now)
    await waitForQueue(ctx, 'results', `results:${organisationId}`)

    const rows = await rowsOf(ctx, intakeId)
    const restored = await putBack(ctx, organisationId, rows)
    const undone = { restored, left: rows.length - restored }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    const cycleId = rows[0]?.cycleId
    const learnerIds = [...new Set(rows.map(({ learnerId }) => learnerId))]
    if (cycleId && isOfProvider(ctx)) await judgePlaces(ctx, { cycleId, learnerIds })
    await record(ctx, 'results.import-undone', { type: 'intake', id: intakeId, organisationId }, undone)
    return undone
  })
}

/** Forgets how results were before a file, once the file can no longer be undone. */
export function forgetUndoableResults(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, 'results', 'results')
}

async function rowsOf(ctx: Context, intakeId: string) {
  const rows = await rowsToUndo(ctx, intakeId, 'results')
  return rows.flatMap(({ recordId, before }) => {
    const { cycleId, results } = remembered.parse(before)
    return results.map((result) => ({ learnerId: recordId, cycleId, ...result }))
  })
}

async function putBack(ctx: Context, givenById: string, rows: Awaited<ReturnType<typeof rowsOf>>): Promise<number> {
  const sheet = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as said ("learnerId" uuid, "cycleId" uuid, subject text, qualification text, grade text, was text)`
  const untouched = sql`result.learner_id = said."learnerId" and result.cycle_id = said."cycleId"
    and result.subject = said.subject and result.qualification = said.qualification
    and result.given_by_id = ${givenById} and result.grade = said.grade`
  const changed = await sql`
    update exam_result result set grade = said.was, entered_at = ${ctx.now}, entered_by_id = ${ctx.actor.id}
    from ${sheet} where ${untouched} and said.was is not null`.execute(ctx.db)
  const gone = await sql`
    delete from exam_result result using ${sheet} where ${untouched} and said.was is null`.execute(ctx.db)
  return Number(changed.numAffectedRows ?? 0) + Number(gone.numAffectedRows ?? 0)
}
