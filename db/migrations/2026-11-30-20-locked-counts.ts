import { sql, type Kysely } from 'kysely'

/**
 * How many had each answer in a locked month, counted once as it is locked: nothing changes it afterwards, and a page need not count
 * thirteen thousand rows of each month again. The desk is narrowed to a school, and the schools to narrow it to are found, by one index.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table guarantee_month_count (
      month_id uuid not null references guarantee_month,
      code text not null references guarantee_code,
      learners int not null,
      primary key (month_id, code)
    )`.execute(db)
  await sql`
    insert into guarantee_month_count (month_id, code, learners)
    select month_id, code, count(*) from guarantee_month_row group by month_id, code`.execute(db)
  await sql`create trigger guarantee_month_count_append_only before update or delete or truncate on guarantee_month_count
    for each statement execute function forbid_change()`.execute(db)
  await sql`create index guarantee_school on guarantee (area_id, season, school_id, sort_name, id)`.execute(db)
}
