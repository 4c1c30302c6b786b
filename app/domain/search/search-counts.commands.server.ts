import { sql } from 'kysely'
import { firstArea } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { forgetWithCare } from '~/kit/retention.server'
import { tally } from '~/kit/tally.server'
import { countableWords, FEWEST_SHOWN } from './unanswered-search'

const KEPT_DAYS = 400
const RARE_DAYS = 30

const countUnanswered = tally(addUnanswered)
const countView = tally(addViews)

/** A search had no answer: its bare words are counted for planning, if they may be. */
export function noteUnanswered(words: string, why: 'words' | 'filters'): void {
  const said = countableWords(words)
  if (said !== null) countUnanswered(`${why}:${said}`)
}

/** Somebody opened the page of a course. */
export function noteView(courseId: string): void {
  countView(courseId)
}

/**
 * Adds up searches without an answer. One that has a name in it of anybody on record is left out, unless the word is one of
 * the prospectus too: there are people called Mason.
 */
async function addUnanswered(ctx: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  const area = await firstArea(ctx)
  if (!area) return
  const rows = [...counts].map(([key, times]) => ({
    why: key.slice(0, key.indexOf(':')),
    words: key.slice(key.indexOf(':') + 1),
    times,
  }))
  await sql`
    with asked as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (why text, words text, times int)),
    word as materialized (
      select distinct said.word from asked, string_to_table(words, ' ') as said (word)
      where not exists (select from search_word where search_word.word = said.word)
        and not exists (select from search_synonym where ' ' || asked || ' ' || meant || ' ' like '% ' || said.word || ' %')),
    name as materialized (
      select distinct name from (
        select string_to_table(lower(unaccent(concat_ws(' ', given_names, family_name))), ' ') as name from learner
        union all select string_to_table(lower(unaccent(name)), ' ') from account) every
      where name in (select word from word))
    insert into unanswered_search (area_id, words, why, on_day, times)
    select ${area.id}, words, why, ${londonDay(ctx.now)}, times from asked
    where not exists (select from name where name = any (string_to_array(words, ' ')))
    order by words, why
    on conflict (area_id, words, why, on_day) do update set times = unanswered_search.times + excluded.times`.execute(
    ctx.db,
  )
}

async function addViews(ctx: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    insert into course_view (course_id, on_day, times)
    select id, ${londonDay(ctx.now)}, times
    from unnest(${[...counts.keys()]}::uuid[], ${[...counts.values()]}::int[]) as seen (id, times) order by id
    on conflict (course_id, on_day) do update set times = course_view.times + excluded.times`.execute(ctx.db)
}

/** Each night: what was asked once or twice is forgotten after a month, and everything after a good year. */
export function forgetOldCounts(ctx: Context): Promise<boolean> {
  return forgetWithCare(ctx, { name: 'search-counts', count: countCounts, forget: throwOldCountsAway })
}

async function countCounts(ctx: Context): Promise<{ due: number; total: number }> {
  const today = londonDay(ctx.now)
  const { rows } = await sql<{ due: number; total: number }>`
    select count(*)::int as total,
      (count(*) filter (where on_day < ${addDays(today, -KEPT_DAYS)} or is_rare and last_day < ${addDays(today, -RARE_DAYS)}))::int as due
    from (
      select on_day, sum(times) over asked < ${FEWEST_SHOWN} as is_rare, max(on_day) over asked as last_day
      from unanswered_search window asked as (partition by area_id, words)
      union all select on_day, false, on_day from course_view
      union all select on_day, false, on_day from unmet_count) kept`.execute(ctx.db)
  return rows[0] ?? { due: 0, total: 0 }
}

async function throwOldCountsAway(ctx: Context): Promise<void> {
  const today = londonDay(ctx.now)
  const old = addDays(today, -KEPT_DAYS)
  await ctx.db.deleteFrom('unansweredSearch').where('onDay', '<', old).execute()
  await ctx.db.deleteFrom('courseView').where('onDay', '<', old).execute()
  await ctx.db.deleteFrom('unmetCount').where('onDay', '<', old).execute()
  await sql`
    delete from unanswered_search rare using (
      select area_id, words from unanswered_search group by 1, 2
      having sum(times) < ${FEWEST_SHOWN} and max(on_day) < ${addDays(today, -RARE_DAYS)}) forgotten
    where rare.area_id = forgotten.area_id and rare.words = forgotten.words`.execute(ctx.db)
}
