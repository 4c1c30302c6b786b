import { sql } from 'kysely'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { subjectWords } from '~/domain/courses/subject.words'

const AT_ONCE = 500

/**
 * Makes the search rows of these courses anew, as the courses are now; one that is no longer live is found no longer.
 * Part of every deed that changes a course, so that the search is never behind.
 */
export async function refreshSearch(ctx: Context, courseIds: string[]): Promise<void> {
  if (courseIds.length === 0) return
  await inTransaction(ctx, (ctx) => makeAnew(ctx, courseIds))
}

async function makeAnew(ctx: Context, courseIds: string[]) {
  const ids = sql`${courseIds}::uuid[]`
  // Whoever changes a course holds it: a second one waits, the night too, else both would write its rows at once.
  await sql`select id from course where id = any (${ids}) order by id for no key update`.execute(ctx.db)
  const today = sql`${londonDay(ctx.now)}::date`
  await sql`delete from course_search where course_id = any (${ids})`.execute(ctx.db)
  await sql`
    with told as (
      select course.id, course.provider_id, course.title, course.route,
        case when course.level in ('5', '6', '7', '8') then '4' else course.level end as level, left(course.subject_code, 2) as subject_area,
        setweight(to_tsvector('prospectus', prospectus_text(course.title)), 'A') || setweight(to_tsvector('simple', unaccent(course.title)), 'A')
          || setweight(to_tsvector('prospectus', prospectus_text(concat_ws(' ', course.qualification_title, left(course.keywords, 1000),
              ${JSON.stringify(subjectWords)}::jsonb ->> course.subject_code))), 'B')
          || setweight(to_tsvector('prospectus', prospectus_text(concat_ws(' ', course.summary, provider.name, left(places.names, 500)))), 'C') as lead,
        to_tsvector('prospectus', prospectus_text(concat_ws(' ', course.description, course.what_you_study, course.career_outcome,
          course.leads_to, course.awarding_body))) as rest,
        coalesce(runs.study_modes, '') as study_modes, coalesce(runs.starts, '') as starts, coalesce(runs.patterns, '') as patterns,
        coalesce(runs.is_open, false) as is_open, course.is_collaborative
      from course
      join organisation provider on provider.id = course.provider_id and provider.status <> 'closed'
      left join lateral (
        select string_agg(distinct run.study_mode, ',') filter (where run.study_mode is not null and not 'studyMode' = any (run.defaulted)) as study_modes,
          string_agg(distinct coalesce(to_char(run.starts_on, 'YYYY-MM'), 'unknown'), ',') as starts,
          string_agg(distinct run.attendance_pattern, ',') filter (where run.attendance_pattern is not null and not 'attendancePattern' = any (run.defaulted)) as patterns,
          bool_or(is_run_open(run, ${today})) as is_open
        from course_run run where run.course_id = course.id and run.status = 'live') runs on true
      left join lateral (
        select string_agg(distinct concat_ws(' ', site.name, site.town), ' ') as names
        from course_run run join site on site.id = run.site_id where run.course_id = course.id and run.status = 'live') places on true
      where course.id = any (${ids}) and course.status = 'live')
    insert into course_search (course_id, provider_id, title, route, level, subject_area, study_modes, starts, patterns, is_open, is_collaborative, lead, words)
    select id, provider_id, title, route, level, subject_area, study_modes, starts, patterns, is_open, is_collaborative, lead, strip(lead || rest) from told`.execute(
    ctx.db,
  )
  await sql`
    insert into course_search_run (course_id, position, outcode, place, study_mode, pattern, is_open, starts_on, month)
    select course_id, row_number() over (partition by course_id order by outcode, study_mode, starts_on, pattern, is_open), outcode,
      (select code from outcode where code in (runs.outcode, substring(runs.outcode from '^[A-Z]+')) order by length(code) desc limit 1),
      study_mode, pattern, is_open, starts_on, coalesce(to_char(starts_on, 'YYYY-MM'), 'unknown')
    from (
      select distinct run.course_id, coalesce(site.outcode, split_part(provider.postcode, ' ', 1)) as outcode,
        case when not 'studyMode' = any (run.defaulted) then run.study_mode end as study_mode,
        case when not 'attendancePattern' = any (run.defaulted) then run.attendance_pattern end as pattern, is_run_open(run, ${today}) as is_open, run.starts_on
      from course_run run
      join course_search search on search.course_id = run.course_id
      join organisation provider on provider.id = search.provider_id
      left join site on site.id = run.site_id
      where run.course_id = any (${ids}) and run.status = 'live') runs`.execute(ctx.db)
  await learnWords(ctx, courseIds)
}

/** Each night: makes anew the search rows of courses for which applications have opened or closed. */
export async function refreshOpenings(ctx: Context): Promise<void> {
  const today = sql`${londonDay(ctx.now)}::date`
  const { rows } = await sql<{ id: string }>`
    select distinct course_id as id from (
      select course_id, starts_on, bool_or(is_run_open(run, ${today})) as is_open from course_run run where status = 'live' group by 1, 2) today
    join (select course_id, starts_on, bool_or(is_open) as is_open from course_search_run group by 1, 2) searched using (course_id)
    where searched.starts_on is not distinct from today.starts_on and searched.is_open <> today.is_open`.execute(ctx.db)
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map(({ id }) => id)
    await refreshSearch(ctx, some)
  }
}

/** Counts anew the words that titles use, which mend what people misspell. */
export async function recountWords(ctx: Context): Promise<void> {
  await sql`delete from search_word`.execute(ctx.db)
  await sql`insert into search_word (word, courses) ${wordsOf(sql`true`)}`.execute(ctx.db)
}

/** Says that open pages must be rendered anew. Part of every deed that changes what they show. */
export async function beginEdition(ctx: Context): Promise<void> {
  const { rows } = await sql<{
    number: number
  }>`update prospectus_edition set number = number + 1 returning number`.execute(ctx.db)
  await sql`select pg_notify('prospectus', ${String(rows[0]?.number ?? 0)})`.execute(ctx.db)
}

// Words are added in one order, so that two imports at a time wait for each other and never in a ring.
async function learnWords(ctx: Context, courseIds: string[]) {
  await sql`
    insert into search_word (word, courses) ${wordsOf(sql`course.id = any (${courseIds}::uuid[])`)} order by 1
    on conflict (word) do update set courses = search_word.courses + excluded.courses`.execute(ctx.db)
}

function wordsOf(which: ReturnType<typeof sql>) {
  return sql`
    select word, count(*)::int from (
      select distinct course.id, regexp_split_to_table(lower(unaccent(prospectus_text(
        concat_ws(' ', course.title, course.qualification_title, left(course.keywords, 1000), provider.name)))), '[^a-z0-9]+') as word
      from course_search search
      join course on course.id = search.course_id
      join organisation provider on provider.id = course.provider_id
      where ${which}) said
    where length(word) between 3 and 40 and word !~ '[0-9]'
    group by word`
}
