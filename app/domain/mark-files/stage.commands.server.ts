import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { dayOfSession } from '~/domain/attendance/expected.queries.server'
import type { FiledMark } from './mark-sheet'

/** An empty table beside the marks, for one file and no longer than its transaction. */
export async function openStage(ctx: Context) {
  // A million rows are weighed in one statement, which takes longer than any page may.
  await sql`select set_config('statement_timeout', ${LONGEST}, true)`.execute(ctx.db)
  await sql`drop table if exists staged_mark, meant_mark`.execute(ctx.db)
  await sql`
    create temp table staged_mark (line int, uln text, starts_at timestamptz, code text, minutes int)
    on commit drop`.execute(ctx.db)
}

/** Lays rows of the file down there, many in one piece of text: nothing in a row that was read holds a tab or a new line. */
export async function stage(ctx: Context, rows: readonly FiledMark[]) {
  if (rows.length === 0) return
  let text = ''
  for (const { line, uln, startsAt, code, minutes } of rows)
    text += `${line}\t${uln}\t${startsAt}\t${code}\t${minutes}\n`
  await sql`
    insert into staged_mark
    select split_part(row, ${TAB}, 1)::int, split_part(row, ${TAB}, 2), split_part(row, ${TAB}, 3)::timestamptz,
      split_part(row, ${TAB}, 4), nullif(split_part(row, ${TAB}, 5), '')::int
    from string_to_table(${text.slice(0, -1)}, ${'\n'}) as row`.execute(ctx.db)
}

const TAB = '\t'
const LONGEST = '10min'

/**
 * Finds the register and the learner each row means, and what it comes to beside the mark that is there: added, changed,
 * unchanged, kept (somebody has changed it here since the last file), twice in the file, or nobody of ours.
 */
export async function weigh(ctx: Context, providerId: string) {
  await sql`analyze staged_mark`.execute(ctx.db)
  await sql`
    create temp table meant_mark on commit drop as
    with member as (
      select learner_id, course_run_id, started_on as from_on, ended_on as until_on from enrolment
        where provider_id = ${providerId} and status <> 'not-arrived'
      union
      select learner_id, placement_spell.course_run_id, placement_spell.from_on,
        least(placement_spell.until_on, coalesce(ended_on, ends_on))
      from placement join placement_spell on placement_spell.placement_id = placement.id
        where host_id = ${providerId} and state not in ('withdrawn', 'not-arrived')
    ),
    expected as (
      select distinct number.value as uln, class_session.starts_at, class_session.id as session_id, member.learner_id
      from member
      join learner_identifier number on number.learner_id = member.learner_id and number.kind = 'uln'
        and number.superseded_at is null
      join class_session on class_session.course_run_id = member.course_run_id
        and class_session.provider_id = ${providerId}
        and ${dayOfSession} between coalesce(member.from_on, '-infinity') and coalesce(member.until_on, 'infinity')
      where class_session.starts_at between (select min(starts_at) from staged_mark) and (select max(starts_at) from staged_mark)
    ),
    found as (
      select staged.line, staged.code, staged.minutes, expected.session_id, expected.learner_id,
        first_value(staged.code) over same as first_code, row_number() over same as nth
      from staged_mark staged
      left join expected on expected.uln = staged.uln and expected.starts_at = staged.starts_at
      window same as (partition by expected.session_id, expected.learner_id order by staged.line)
    )
    select found.line, found.code, found.minutes, found.session_id, found.learner_id,
      mark.code as was_code, mark.minutes_late as was_minutes,
      case
        when found.session_id is null then 'nobody'
        when found.nth > 1 and found.code = found.first_code then 'unchanged'
        when found.nth > 1 then 'twice'
        when mark.id is null then 'added'
        when mark.code = found.code and mark.minutes_late is not distinct from found.minutes then 'unchanged'
        when mark.filed_code = found.code and mark.filed_minutes is not distinct from found.minutes then 'unchanged'
        when mark.code = mark.filed_code and mark.minutes_late is not distinct from mark.filed_minutes then 'changed'
        else 'kept'
      end as outcome
    from found
    left join mark on mark.session_id = found.session_id and mark.learner_id = found.learner_id`.execute(ctx.db)
}

/** Remembers each mark that the file changes as it was, for whoever undoes the file. */
export async function remember(ctx: Context, intakeId: string) {
  await sql`
    insert into intake_row (intake_id, noun, record_id, outcome, before)
    select ${intakeId}, 'marks', mark.id, 'changed', jsonb_build_object('code', mark.code, 'minutes', mark.minutes_late,
      'filedCode', mark.filed_code, 'filedMinutes', mark.filed_minutes)
    from meant_mark meant
    join mark on mark.session_id = meant.session_id and mark.learner_id = meant.learner_id
    where meant.outcome = 'changed'`.execute(ctx.db)
}

/** Writes what is added and changed into the registers, and takes those registers as taken. */
export async function merge(ctx: Context) {
  await sql`
    insert into mark (session_id, learner_id, code, minutes_late, filed_code, filed_minutes, marked_by_id, marked_at)
    select session_id, learner_id, code, minutes, code, minutes, ${ctx.actor.id}::uuid, ${ctx.now}
    from meant_mark where outcome in ('added', 'changed')
    on conflict (session_id, learner_id) do update set code = excluded.code, minutes_late = excluded.minutes_late,
      filed_code = excluded.filed_code, filed_minutes = excluded.filed_minutes,
      marked_by_id = excluded.marked_by_id, marked_at = excluded.marked_at`.execute(ctx.db)
  await sql`
    update class_session set taken_at = coalesce(taken_at, ${ctx.now}), taken_by_id = ${ctx.actor.id}::uuid,
      version = version + 1
    where id in (select session_id from meant_mark where outcome in ('added', 'changed'))`.execute(ctx.db)
}
