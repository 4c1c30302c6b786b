import { sql, type Kysely } from 'kysely'

/**
 * How a month stands on the boards. While it runs it is counted every night, for those who may see names; everybody else reads it as it stood
 * in its middle, or they could tell from two nights what one person did in between. A month that was frozen, or is over, is whole.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table scorecard_month add column stand text not null default 'running' check (stand in ('running', 'mid-month', 'whole'))`.execute(
    db,
  )
  await sql`update scorecard_month set stand = 'whole' where snapshot_id is not null`.execute(db)
  await sql`alter table scorecard_month alter column stand drop default`.execute(db)
  await sql`alter table scorecard_month drop constraint scorecard_month_area_id_period_end_key`.execute(db)
  await sql`alter table scorecard_month add unique (area_id, period_end, stand)`.execute(db)
}
