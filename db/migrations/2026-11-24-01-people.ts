import { sql, type Kysely } from 'kysely'

/** A colleague is invited to a provider with the rights they will hold there. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table invitation add column rights text[],
      add constraint invitation_rights check (rights <@ array['see', 'interview', 'decide', 'manage'])`.execute(db)
}
