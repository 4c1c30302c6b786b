import { sql } from 'kysely'
import { coursesVisibleTo } from '~/access/scopes.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, TooManyTries } from '~/kit/errors'
import { tally } from '~/kit/tally.server'
import { countTry } from '~/kit/throttle.server'
import { noteUnanswered } from './search-counts.commands.server'
import { districtIn, unmetFrom, unmetIn, unmetKey } from './unmet'

const countNotFound = tally(addNotFound)
const countCannotGetThere = tally(addCannotGetThere)

// One network may be a whole school: so many in an hour are believed, and what is more is not counted.
const tries = { name: 'cannot-get-there', tries: 120, seconds: 3600, sentence: 'Wait an hour, then try again.' }

/** A search had no answer: its subject, level and district are counted for planning, and its bare words where they may be. */
export function noteInVain(query: Parameters<typeof unmetIn>[0], from: string | null, why: 'words' | 'filters'): void {
  noteUnanswered(query.words, why)
  countNotFound(unmetKey(unmetIn(query, from)))
}

/** Somebody says that they cannot get to a course. The course's subject and level and their district are counted, and nothing else is kept. */
export async function noteCannotGetThere(
  ctx: Context,
  slug: string,
  { ip, home }: { ip: string; home: string | null },
) {
  const course = await coursesVisibleTo(ctx).select('course.id').where('course.slug', '=', slug).executeTakeFirst()
  const { id } = orNotFound(course, 'course')
  if (await isBelieved(ip)) countCannotGetThere(`${id}:${districtIn(home)}`)
}

async function isBelieved(ip: string): Promise<boolean> {
  try {
    await countTry(tries, ip)
    return true
  } catch (error) {
    if (error instanceof TooManyTries) return false
    throw error
  }
}

async function addNotFound(ctx: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  const area = await firstArea(ctx)
  if (!area) return
  const rows = [...counts].map(([key, times]) => ({ ...unmetFrom(key), times }))
  await sql`
    insert into unmet_count (area_id, on_day, why, subject_code, level, outcode, times)
    select ${area.id}, ${londonDay(ctx.now)}, 'not-found', "subjectCode", level, outcode, times
    from json_to_recordset(${JSON.stringify(rows)}::json) as row ("subjectCode" text, level text, outcode text, times int)
    order by 4, 5, 6
    on conflict (area_id, on_day, why, subject_code, level, outcode)
      do update set times = unmet_count.times + excluded.times`.execute(ctx.db)
}

async function addCannotGetThere(ctx: Context, counts: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...counts].map(([key, times]) => ({ courseId: key.slice(0, 36), outcode: key.slice(37), times }))
  await sql`
    insert into unmet_count (area_id, on_day, why, subject_code, level, outcode, times)
    select provider.area_id, ${londonDay(ctx.now)}, 'cannot-get-there', coalesce(course.subject_code, ''),
      case when course.level in ('5', '6', '7', '8') then '4' else coalesce(course.level, '') end, outcode, sum(times)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row ("courseId" uuid, outcode text, times int)
    join course on course.id = "courseId"
    join organisation provider on provider.id = course.provider_id
    where provider.area_id is not null
    group by 1, 4, 5, 6
    order by 1, 4, 5, 6
    on conflict (area_id, on_day, why, subject_code, level, outcode)
      do update set times = unmet_count.times + excluded.times`.execute(ctx.db)
}
