import { sql, type Kysely } from 'kysely'

/**
 * The September Guarantee on the boards by everything the other figures have, by code, and of the September to come. A month knows from
 * which locked month its guarantee was counted, and by which way of counting: what was counted by an older one is counted anew.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table scorecard_month
      add column guarantee_month_id uuid references guarantee_month,
      add column counting int not null default 1`.execute(db)
  await sql`create index scorecard_month_guarantee on scorecard_month (guarantee_month_id)`.execute(db)
  await sql`alter table scorecard_count drop constraint scorecard_count_topic_check`.execute(db)
  await sql`
    alter table scorecard_count add constraint scorecard_count_topic_check check (topic in ('standing', 'joined', 'left', 'length',
      'activity', 'guarantee', 'guarantee-code', 'coming-guarantee', 'coming-guarantee-code'))`.execute(db)
}
