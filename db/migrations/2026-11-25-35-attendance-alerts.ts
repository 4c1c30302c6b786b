import { sql, type Kysely } from 'kysely'

/** A pattern of absence that somebody must look at: open from the night it begins to hold to the night it does not any more. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table attendance_alert (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      provider_id uuid not null references organisation,
      kind text not null check (kind in ('missed-in-a-row', 'below-limit', 'persistent', 'severe', 'often-late')),
      opened_on date not null,
      closed_on date,
      possible int not null,
      attended int not null,
      late int not null,
      missed int not null
    )`.execute(db)
  await sql`create unique index attendance_alert_open on attendance_alert (learner_id, provider_id, kind) where closed_on is null`.execute(
    db,
  )
  await sql`create index attendance_alert_provider on attendance_alert (provider_id, opened_on desc, id) where closed_on is null`.execute(
    db,
  )
}
