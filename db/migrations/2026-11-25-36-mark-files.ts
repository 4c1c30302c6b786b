import { sql, type Kysely } from 'kysely'

/**
 * Marks that come by file: what the last file said of a mark, so that what was changed here since is known; and what each
 * provider's own marks mean, since there is no nation-wide list and none is ever guessed.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table mark add filed_code text, add filed_minutes int`.execute(db)
  await sql`
    create table mark_meaning (
      provider_id uuid not null references organisation,
      said text not null check (length(said) between 1 and 20),
      code text not null references mark_code,
      primary key (provider_id, said)
    )`.execute(db)
}
