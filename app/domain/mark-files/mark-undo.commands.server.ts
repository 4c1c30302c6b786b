import { sql } from 'kysely'
import { topicOf } from '~/domain/attendance/live'
import { lockFile } from '~/domain/catalogues/own-import.queries.server'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { forgetUndoable, refuseUndo } from '~/kit/intake-shelf.server'
import { waitForQueue } from '~/kit/intake.server'
import { announce } from '~/kit/live.server'
import { MARKS_KIND, MARKS_NOUN, mustImport } from './mark-file.commands.server'

const EVENTS_AT_ONCE = 5000

export type UndoneMarks = { restored: number; left: number }

/**
 * Undoes a whole file of marks: each mark that nobody has touched since is as it was before, and a register that only the file
 * had taken is open again. What was corrected since stays and is counted.
 */
export function undoMarks(ctx: Context, intakeId: string): Promise<UndoneMarks> {
  return inTransaction(ctx, async (ctx) => {
    const file = await lockFile(ctx, MARKS_KIND, intakeId)
    const providerId = mustImport(ctx)
    refuseUndo(file, ctx.now)
    const takenAt = orNotFound(file.finishedAt ?? undefined, 'import')
    await waitForQueue(ctx, MARKS_KIND, `${MARKS_KIND}:${providerId}`)
    await sql`select set_config('statement_timeout', ${LONGEST}, true)`.execute(ctx.db)
    await sql`drop table if exists undone_mark`.execute(ctx.db)

    const all = await findUntouched(ctx, { intakeId, providerId, takenAt })
    const restored = await putBack(ctx)
    await openRegisters(ctx, takenAt)
    const undone = { restored, left: all - restored }
    await ctx.db.updateTable('intake').set({ status: 'undone', undoneAt: ctx.now }).where('id', '=', intakeId).execute()
    await record(ctx, 'marks.import-undone', { type: 'intake', id: intakeId, organisationId: providerId }, undone)
    await recordRestored(ctx, providerId)
    for (const schoolId of await schoolsOfUndone(ctx)) await announce(ctx, topicOf(schoolId))
    return undone
  })
}

/** Forgets how marks were before a file, once the file can no longer be undone. */
export function forgetUndoableMarks(ctx: Context): Promise<void> {
  return forgetUndoable(ctx, MARKS_KIND, MARKS_NOUN)
}

type File = { intakeId: string; providerId: string; takenAt: Date }

// A mark that still carries the moment of its file was not touched since: whoever corrects it gives it another.
async function findUntouched(ctx: Context, { intakeId, providerId, takenAt }: File): Promise<number> {
  await sql`
    create temp table undone_mark on commit drop as
    select mark.id, mark.session_id, mark.learner_id, mark.code, mark.minutes_late, before.before
    from mark
    join class_session session on session.id = mark.session_id and session.provider_id = ${providerId}
    left join intake_row before
      on before.intake_id = ${intakeId} and before.noun = ${MARKS_NOUN} and before.record_id = mark.id
    where mark.marked_at = ${takenAt} and mark.filed_code is not null`.execute(ctx.db)
  const { rows } = await sql<{ all: number }>`
    select coalesce(sum((of ->> 'added')::int + (of ->> 'changed')::int), 0)::int as all
    from intake, jsonb_extract_path(counts, ${MARKS_NOUN}) as of where id = ${intakeId}`.execute(ctx.db)
  return rows[0]?.all ?? 0
}

async function putBack(ctx: Context): Promise<number> {
  const changed = await sql`
    update mark set code = before ->> 'code', minutes_late = (before ->> 'minutes')::int,
      filed_code = before ->> 'filedCode', filed_minutes = (before ->> 'filedMinutes')::int,
      marked_by_id = ${ctx.actor.id}::uuid, marked_at = ${ctx.now}
    from undone_mark undone where undone.id = mark.id and undone.before is not null`.execute(ctx.db)
  const gone = await sql`
    delete from mark using undone_mark undone where undone.id = mark.id and undone.before is null`.execute(ctx.db)
  return Number(changed.numAffectedRows ?? 0) + Number(gone.numAffectedRows ?? 0)
}

async function openRegisters(ctx: Context, takenAt: Date) {
  const isEmpty = sql`not exists (select from mark where mark.session_id = session.id)`
  await sql`
    update class_session session set version = version + 1,
      taken_at = case when taken_at = ${takenAt} and ${isEmpty} then null else taken_at end,
      taken_by_id = case when taken_at = ${takenAt} and ${isEmpty} then null else taken_by_id end
    where id in (select session_id from undone_mark)`.execute(ctx.db)
}

// What a mark was before stays readable, as when somebody corrects a register by hand.
async function recordRestored(ctx: Context, organisationId: string) {
  for (let after = NO_ID; ;) {
    const { rows } = await sql<Restored>`
      select id, session_id as "sessionId", learner_id as "learnerId", code, minutes_late as minutes,
        before ->> 'code' as "wasCode", (before ->> 'minutes')::int as "wasMinutes"
      from undone_mark where before is not null and id > ${after}::uuid order by id limit ${EVENTS_AT_ONCE}`.execute(
      ctx.db,
    )
    await recordAll(
      ctx,
      rows.map(({ sessionId, learnerId, code, minutes, wasCode, wasMinutes }) => ({
        action: 'mark.changed',
        subject: { type: 'session', id: sessionId, learnerId, organisationId },
        particulars: {
          from: { code, minutesLate: minutes },
          to: { code: wasCode, minutesLate: wasMinutes },
          reason: 'A file of marks was undone',
        },
      })),
    )
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

async function schoolsOfUndone(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ schoolId: string }>`
    select distinct roll.school_id as "schoolId"
    from undone_mark undone
    join roll_entry roll on roll.learner_id = undone.learner_id and roll.left_on is null
    limit 500`.execute(ctx.db)
  return rows.map(({ schoolId }) => schoolId)
}

type Restored = {
  id: string
  sessionId: string
  learnerId: string
  code: string
  minutes: number | null
  wasCode: string
  wasMinutes: number | null
}

const LONGEST = '10min'
const NO_ID = '00000000-0000-0000-0000-000000000000'
