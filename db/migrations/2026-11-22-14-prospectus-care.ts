import { sql, type Kysely } from 'kysely'

/** What a coordinator's care for the prospectus needs: when each provider was last asked to put its courses right. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table prospectus_chase (
      provider_id uuid primary key references organisation,
      chased_on date not null,
      findings int not null
    )`.execute(db)
  await sql`create index audit_event_synonym on audit_event (happened_at desc, id desc) where subject_type = 'synonym'`.execute(
    db,
  )
}
