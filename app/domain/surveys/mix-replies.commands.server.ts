import { sql } from 'kysely'
import { inTransaction, type Context } from '~/kit/context.server'

/**
 * Writes the answers of each survey anew, and who has been asked, both in an order of chance: the order of rows in the database,
 * and what was written together, would otherwise tell whoever runs it who said what.
 */
export function mixReplies(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const going = sql`select id from survey
      where state = 'open' or (state = 'closed' and closed_at > ${ctx.now}::timestamptz - interval '2 days')`
    await sql`
      with taken as (delete from survey_reply where survey_id in (${going}) returning survey_id, school_id, answers, said_on)
      insert into survey_reply (survey_id, school_id, answers, said_on) select * from taken order by gen_random_uuid()`.execute(
      ctx.db,
    )
    await sql`
      with taken as (delete from survey_asked where survey_id in (${going}) returning survey_id, learner_id, has_answered)
      insert into survey_asked (survey_id, learner_id, has_answered) select * from taken order by gen_random_uuid()`.execute(
      ctx.db,
    )
  })
}
