import { sql, type Kysely } from 'kysely'

/** The search also narrows by when one attends, by who takes applications now, and by what several places teach together. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table course_search
      add column patterns text not null default '',
      add column is_open boolean not null default false,
      add column is_collaborative boolean not null default false`.execute(db)
  await sql`alter table course_search alter column patterns set storage plain`.execute(db)
  await sql`
    alter table course_search_run
      add column pattern text,
      add column is_open boolean not null default false`.execute(db)

  // Whether one may apply for a run on this day. Latecomers are let in for six weeks, as the course's page says too.
  await sql`
    create function is_run_open(run course_run, today date) returns boolean language sql immutable parallel safe as $$
      select run.is_open and run.status = 'live' and coalesce(run.apply_from <= today, true) and coalesce(run.apply_until >= today, true)
        and (run.starts_on is null or 42 + case run.start_precision
          when 'month' then date_trunc('month', run.starts_on)::date + 27
          when 'year' then make_date(extract(year from run.starts_on)::int, 12, 31)
          else run.starts_on end >= today)
    $$`.execute(db)

  // What is in the search already; later changes come through the deeds that refresh it.
  await sql`
    update course_search search set is_collaborative = course.is_collaborative, patterns = coalesce(runs.patterns, ''), is_open = coalesce(runs.is_open, false)
    from course left join lateral (
      select string_agg(distinct run.attendance_pattern, ',') filter (where run.attendance_pattern is not null and not 'attendancePattern' = any (run.defaulted)) as patterns,
        bool_or(is_run_open(run, current_date)) as is_open
      from course_run run where run.course_id = course.id and run.status = 'live') runs on true
    where course.id = search.course_id`.execute(db)
  await sql`
    update course_search_run searched set pattern = run.pattern, is_open = run.is_open from (
      select distinct on (course_id, starts_on) course_id, starts_on,
        case when not 'attendancePattern' = any (defaulted) then attendance_pattern end as pattern, is_run_open(course_run, current_date) as is_open
      from course_run where status = 'live' order by course_id, starts_on, id) run
    where run.course_id = searched.course_id and run.starts_on is not distinct from searched.starts_on`.execute(db)
}
