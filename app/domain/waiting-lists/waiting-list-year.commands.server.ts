import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'

/** Keeps how the waiting lists of a year went, for each course: how many waited, how many got an offer, how far down that went. */
export async function keepWaitingListYear(ctx: Context, cycleId: string) {
  await sql`
    insert into waiting_list_year (course_id, cycle_id, waited, offered, deepest)
    select course_id, ${cycleId}, count(*), count(*) filter (where has_offer), max(place) filter (where has_offer)
    from (
      select course_run.course_id,
        row_number() over (partition by entry.course_run_id order by entry.added_at, entry.id) as place,
        exists (select from offer where offer.choice_id = entry.choice_id and offer.made_at >= entry.added_at) as has_offer
      from waiting_list_entry entry
        join choice on choice.id = entry.choice_id
        join course_run on course_run.id = entry.course_run_id
      where choice.cycle_id = ${cycleId}) as list
    group by course_id
    on conflict (course_id, cycle_id) do nothing`.execute(ctx.db)
}
