import { sql } from 'kysely'
import { z } from 'zod'
import { mustBeAllowed } from '~/access/guard.server'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { refuseUndo, rowsToUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { tellOfChange } from './prediction.commands.server'
import { lockSheet } from './prediction-import.queries.server'
import { lockPredicted } from './prediction.queries.server'

const held = z.object({ subject: z.string(), qualification: z.string(), grade: z.string(), isConfirmed: z.boolean() })
const remembered = z.object({
  grades: z.array(held.omit({ isConfirmed: true }).extend({ was: held.nullable() })),
})

export type UndoneSheet = { restored: number; left: number }

/**
 * Undoes a whole sheet: each grade that still says what the sheet said is as it was before. What somebody has changed
 * since, and what was released since, is left as it is and counted.
 */
export function undoPredictions(ctx: Context, intakeId: string): Promise<UndoneSheet> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockSheet(ctx, intakeId)
    mustBeAllowed(ctx, 'import.predictions', { schoolId: sheet.organisationId })
    refuseUndo(sheet, ctx.now)
    await waitForQueue(ctx, 'predictions', `predictions:${sheet.organisationId}`)

    const rows = await rowsOf(ctx, intakeId)
    const learners = await lockPredicted(
      ctx,
      rows.map(({ learnerId }) => learnerId),
    )
    const free = new Set(learners.flatMap(({ id, isReleased }) => (isReleased ? [] : [id])))
    const restored = await putBack(
      ctx,
      rows.filter(({ learnerId }) => free.has(learnerId)),
    )
    const ids = [...new Set(restored)]
    const all = rows.reduce((sum, { grades }) => sum + grades.length, 0)
    const undone = { restored: restored.length, left: all - restored.length }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(
      ctx,
      'predictions.import-undone',
      { type: 'intake', id: intakeId, organisationId: sheet.organisationId },
      undone,
    )
    await recordAll(
      ctx,
      ids.map((id) => ({
        action: 'grades.prediction-undone',
        subject: { type: 'learner', id, learnerId: id },
        particulars: { intakeId },
      })),
    )
    await tellOfChange(ctx, ids)
    return undone
  })
}

async function rowsOf(ctx: Context, intakeId: string) {
  const rows = await rowsToUndo(ctx, intakeId, 'predictions')
  return rows.map(({ recordId, before }) => ({ learnerId: recordId, grades: remembered.parse(before).grades }))
}

type Row = { learnerId: string; grades: z.output<typeof remembered>['grades'] }

/** The learner of each grade that went back. */
async function putBack(ctx: Context, rows: readonly Row[]): Promise<string[]> {
  const grades = rows.flatMap(({ learnerId, grades }) =>
    grades.map(({ was, ...said }) => ({
      learnerId,
      ...said,
      was: was?.grade ?? null,
      isConfirmed: was?.isConfirmed ?? null,
    })),
  )
  const sheet = sql`jsonb_to_recordset(${JSON.stringify(grades)}::jsonb)
    as said ("learnerId" uuid, subject text, qualification text, grade text, was text, "isConfirmed" boolean)`
  const untouched = sql`grade.learner_id = said."learnerId" and grade.subject = said.subject
    and grade.qualification = said.qualification and grade.stage = 'predicted' and grade.is_confirmed
    and grade.grade = said.grade`
  const changed = await sql<{ id: string }>`
    update grade set grade = said.was, is_confirmed = said."isConfirmed", recorded_at = ${ctx.now},
      source = case when said."isConfirmed" then 'school' else 'learner' end
    from ${sheet} where ${untouched} and said.was is not null
    returning grade.learner_id as id`.execute(ctx.db)
  const gone = await sql<{ id: string }>`
    delete from grade using ${sheet} where ${untouched} and said.was is null
    returning grade.learner_id as id`.execute(ctx.db)
  return [...changed.rows, ...gone.rows].map(({ id }) => id)
}
