import { sql } from 'kysely'
import { z } from 'zod'
import { mustBeAllowed } from '~/access/guard.server'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { forgetUndoable, refuseUndo } from '~/kit/intake-shelf.server'
import { PROGRESS_KIND, PROGRESS_NOUN } from './entry-import.commands.server'
import { writeRows } from './entry.commands.server'
import { saidFields } from './entry-weight'
import { gridRows } from './grid.queries.server'
import { lockRound } from './round.queries.server'

const ROWS_AT_MOST = 50_000

const taken = z.object({ said: z.string(), was: z.string() })
const remembered = z.object({
  roundId: z.uuid(),
  grid: z.object({
    key: z.string(),
    courseRunId: z.string().nullable(),
    subject: z.string(),
    scale: z.string(),
    form: z.string(),
  }),
  taken: z.partialRecord(z.enum(saidFields), taken),
})

/** Undoes a whole file: what still says what the file said is as it was before. What was changed since stays, and is counted. */
export function undoProgress(ctx: Context, intakeId: string): Promise<{ restored: number; left: number }> {
  return inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, PROGRESS_KIND, intakeId)
    mustBeAllowed(ctx, 'progress.import', { organisationId: file.organisationId })
    refuseUndo(file, ctx.now)
    const rows = await rowsOf(ctx, intakeId)
    const undone = { restored: 0, left: 0 }
    const touched: string[] = []
    for (const alike of Map.groupBy(rows, ({ grid }) => grid.key).values()) {
      const restored = await putBack(ctx, alike)
      undone.restored += restored.length
      undone.left += alike.length - restored.length
      touched.push(...restored)
    }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    const { organisationId } = file
    await record(ctx, 'progress.import-undone', { type: 'intake', id: intakeId, organisationId }, undone)
    await recordAll(
      ctx,
      [...new Set(touched)].map((learnerId) => ({
        action: 'progress.taken-back',
        subject: { type: 'intake', id: intakeId, learnerId, organisationId },
      })),
    )
    return undone
  })
}

/** Forgets how progress was before a file, once the file can no longer be undone. */
export function forgetUndoableProgress(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, PROGRESS_KIND, PROGRESS_NOUN)
}

async function rowsOf(ctx: Context, intakeId: string) {
  const rows = await ctx.db
    .selectFrom('intakeRow')
    .innerJoin('progressSubject', 'progressSubject.id', 'intakeRow.recordId')
    .select(['progressSubject.learnerId', 'intakeRow.before'])
    .where('intakeRow.intakeId', '=', intakeId)
    .where('intakeRow.noun', '=', PROGRESS_NOUN)
    .orderBy('intakeRow.recordId')
    .limit(ROWS_AT_MOST)
    .execute()
  return rows.map(({ learnerId, before }) => ({ learnerId, ...remembered.parse(before) }))
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/** The learners of one course or subject whose row went back. */
async function putBack(ctx: Context, rows: readonly Row[]): Promise<string[]> {
  const { roundId, grid } = orNotFound(rows[0], 'row')
  const round = await lockRound(ctx, roundId)
  const ids = rows.map(({ learnerId }) => learnerId)
  const now = new Map((await gridRows(ctx, round, grid, ids)).map((row) => [row.id, row]))
  const back = rows.flatMap(({ learnerId, taken }) => {
    const row = now.get(learnerId)
    const untouched = saidFields.filter((field) => row && taken[field] && row[field] === taken[field].said)
    if (!row || untouched.length < Object.keys(taken).length) return []
    const { target, grade, effort, comment, isLate } = row
    const was = Object.fromEntries(untouched.map((field) => [field, taken[field]?.was ?? '']))
    return [{ learnerId, isLate, target, grade, effort, comment, ...was }]
  })
  await writeRows(ctx, { round, grid, isLate: false, source: 'tutor' }, back)
  const learnerIds = back.map(({ learnerId }) => learnerId)
  if (learnerIds.length > 0) await forgetFiled(ctx, roundId, grid.key, round, learnerIds)
  return learnerIds
}

// The same file may be sent again after that: what it said is forgotten, and what says nothing any more goes.
async function forgetFiled(
  ctx: Context,
  roundId: string,
  key: string,
  { organisationId, year }: { organisationId: string; year: number },
  learnerIds: readonly string[],
) {
  const own = sql`subject.organisation_id = ${organisationId} and subject.year = ${year} and subject.key = ${key}
    and subject.learner_id = any(${learnerIds}::uuid[])`
  await sql`update progress_subject subject set filed_target = null where ${own}`.execute(ctx.db)
  await sql`update progress_entry entry set filed_grade = null, filed_effort = null, filed_comment = null
    from progress_subject subject where subject.id = entry.subject_id and entry.round_id = ${roundId} and ${own}`.execute(
    ctx.db,
  )
  await sql`delete from progress_entry entry using progress_subject subject
    where subject.id = entry.subject_id and entry.round_id = ${roundId} and ${own}
      and entry.grade is null and entry.effort is null and entry.comment is null`.execute(ctx.db)
}
