import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { changesInGrid, type Said, type TypedRow } from './entry-grid'
import { gridAsked, gridRows, type Grid } from './grid.queries.server'
import type { GridQuestion } from './progress.schemas'
import { isLateEntry } from './round'
import { lockRound, type FoundRound } from './round.queries.server'

/** Saves one grid of a round as it was typed; a row left as it was is not touched. Says of how many something was written. */
export function saveGrid(
  ctx: Context,
  roundId: string,
  asked: GridQuestion,
  { scale, rows }: { scale: string; rows: readonly TypedRow[] },
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId)
    mustBeAllowed(ctx, 'progress.enter', round)
    const isLate = isLateEntry(round, londonDay(ctx.now))
    const grid = await gridAsked(ctx, round, { ...asked, scale })
    if (grid.subject === '') throw new Refusal('no-subject', 'Choose a subject first.')
    if (rows.length === 0) return 0
    const found = await gridRows(
      ctx,
      round,
      grid,
      rows.map(({ learnerId }) => learnerId),
    )
    if (found.length < rows.length) throw new NotFound('learner')
    const changes = changesInGrid(found, rows)
    await writeRows(ctx, { round, grid, isLate, source: 'tutor' }, changes)
    await recordEntered(ctx, round, grid, changes)
    return changes.length
  })
}

/** What a file said of a row: it is remembered, so that the same file again changes nothing that was changed here since. */
export type Filed = { learnerId: string; filed: Partial<Said> }

export type Writing = { round: FoundRound; grid: Grid; isLate: boolean; source: 'tutor' | 'file' }

/** Writes rows into a round: the subject of each learner with its target, and what is said of it. Says which subject is whose. */
export async function writeRows(
  ctx: Context,
  { round, grid, isLate, source }: Writing,
  rows: readonly (Said & { learnerId: string; filed?: Partial<Said> })[],
) {
  if (rows.length === 0) return new Map<string, string>()
  const values = JSON.stringify(rows.map(({ filed = {}, ...row }) => ({ id: newId(), ...row, filed })))
  const given = sql`json_to_recordset(${values}::json) as given (id uuid, "learnerId" uuid, target text, grade text,
    effort text, comment text, filed json)`
  const subjects = await sql<{ id: string; learnerId: string }>`
    insert into progress_subject (id, learner_id, organisation_id, year, key, course_run_id, subject, scale, target,
      target_source, target_by_id, target_at, filed_target)
    select id, "learnerId", ${round.organisationId}, ${round.year}, ${grid.key}, ${grid.courseRunId}::uuid,
      ${grid.subject}, ${grid.scale}, nullif(target, ''), case when target = '' then null else ${source}::text end,
      ${ctx.actor.id}::uuid, ${ctx.now}, filed ->> 'target'
    from ${given}
    on conflict (learner_id, organisation_id, year, key) do update set scale = excluded.scale, subject = excluded.subject,
      target = excluded.target, filed_target = coalesce(excluded.filed_target, progress_subject.filed_target),
      target_source = case when excluded.target is not distinct from progress_subject.target
        then progress_subject.target_source else excluded.target_source end,
      target_by_id = case when excluded.target is not distinct from progress_subject.target
        then progress_subject.target_by_id else excluded.target_by_id end,
      target_at = case when excluded.target is not distinct from progress_subject.target
        then progress_subject.target_at else excluded.target_at end
    returning id, learner_id as "learnerId"`.execute(ctx.db)
  await sql`
    insert into progress_entry (subject_id, round_id, grade, effort, comment, is_late, filed_grade, filed_effort,
      filed_comment, entered_by_id, entered_at)
    select subject.id, ${round.id}, nullif(given.grade, ''), nullif(given.effort, '')::smallint,
      nullif(given.comment, ''), ${isLate}, given.filed ->> 'grade', (nullif(given.filed ->> 'effort', ''))::smallint,
      given.filed ->> 'comment', ${ctx.actor.id}::uuid, ${ctx.now}
    from ${given}
    join progress_subject subject on subject.learner_id = given."learnerId" and subject.key = ${grid.key}
      and subject.organisation_id = ${round.organisationId} and subject.year = ${round.year}
    on conflict (subject_id, round_id) do update set grade = excluded.grade, effort = excluded.effort,
      comment = excluded.comment, is_late = progress_entry.is_late or excluded.is_late,
      filed_grade = coalesce(excluded.filed_grade, progress_entry.filed_grade),
      filed_effort = coalesce(excluded.filed_effort, progress_entry.filed_effort),
      filed_comment = coalesce(excluded.filed_comment, progress_entry.filed_comment),
      entered_by_id = excluded.entered_by_id, entered_at = excluded.entered_at`.execute(ctx.db)
  return new Map(subjects.rows.map(({ id, learnerId }) => [learnerId, id]))
}

/** One event for each learner of whom something was written. */
export function recordEntered(
  ctx: Context,
  round: FoundRound,
  { subject }: Grid,
  rows: readonly { learnerId: string; target: string; grade: string; effort: string }[],
) {
  return recordAll(
    ctx,
    rows.map(({ learnerId, target, grade, effort }) => ({
      action: 'progress.entered',
      subject: { type: 'report-round', id: round.id, learnerId, organisationId: round.organisationId },
      particulars: { round: round.name, subject, target, grade, effort },
    })),
  )
}
