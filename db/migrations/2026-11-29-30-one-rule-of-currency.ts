import { sql, type Kysely } from 'kysely'

/** How long an activity stays true stands in its dated rules alone, and no longer beside its code as well. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table activity_code drop column currency_rule, drop column currency_months`.execute(db)
}
