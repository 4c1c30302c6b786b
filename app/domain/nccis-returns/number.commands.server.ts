import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { cohortVisibleTo, type Month } from './known.queries.server'

/**
 * Gives everybody in the return of a month a number who has none of this database. The counter only grows, so that no number is ever
 * given a second time, whatever becomes of whoever had it.
 */
export async function giveNumbers(ctx: Context, month: Month): Promise<number> {
  const { databaseCode } = month
  // Two who give numbers at once would both find the same people without one.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`nccis numbers ${databaseCode}`}, 0))`.execute(ctx.db)
  const people = cohortVisibleTo(ctx, month).select('learner.id')
  const { rows } = await sql<{ given: number }>`
    with wanting as (
      select person.id, row_number() over (order by person.id) as nth
      from (${people}) as person
      where not exists (select from nccis_identifier own where own.learner_id = person.id and left(own.number, 3) = ${databaseCode})
    ),
    counter as (
      insert into nccis_counter (database_code, last_number) select ${databaseCode}, count(*) from wanting
      on conflict (database_code) do update set last_number = nccis_counter.last_number + excluded.last_number
      returning last_number - (select count(*) from wanting) as before
    ),
    given as (
      insert into nccis_identifier (learner_id, number, source, given_at)
      select id, ${databaseCode} || lpad((before + nth)::text, 10, '0'), 'given', ${ctx.now}::timestamptz from wanting, counter
      returning 1
    )
    select count(*)::int as given from given`.execute(ctx.db)
  return rows[0]?.given ?? 0
}
