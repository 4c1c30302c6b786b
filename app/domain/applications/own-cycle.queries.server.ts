import { sql, type Expression } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'

/**
 * The cycle a learner belongs to: the newest they have an application in; else the one of their Year 11, by their age;
 * else the newest that has started. Part of a larger question. Who left school last summer is still looked at in the
 * cycle that led there, when the next has long opened.
 */
export function ownCycleOf(ctx: Context, learnerId: Expression<string>) {
  return sql<string>`(
    select cycle.id
    from cycle
    join learner as person on person.area_id = cycle.area_id
    left join application as own on own.cycle_id = cycle.id and own.learner_id = person.id
    where person.id = ${learnerId} and cycle.starts_on <= ${londonDay(ctx.now)}::date
    order by own.id is null,
      own.id is null and extract(year from cycle.starts_on) <> extract(year from person.born_on - interval '8 months') + 16,
      cycle.starts_on desc
    limit 1)`
}

/** The same for one learner by itself; nothing where the area has no cycle yet. */
export async function ownCycleId(ctx: Context, learnerId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select ${ownCycleOf(ctx, sql.val(learnerId))} as id`.execute(ctx.db)
  return rows[0]?.id ?? null
}
