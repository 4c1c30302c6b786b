import { sql, type Kysely } from 'kysely'

/** A condition of points: how many, over the best of so many subjects, or over all. */
export async function up(db: Kysely<unknown>) {
  for (const table of ['offer_condition', 'standard_offer_condition']) {
    await sql`
      alter table ${sql.table(table)}
        add column points double precision check (points > 0),
        add column best int check (best between 1 and 12),
        add check ((kind = 'points') = (points is not null))`.execute(db)
  }
}
