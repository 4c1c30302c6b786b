import { sql, type Kysely } from 'kysely'

/**
 * Who went through many records in a short time: once for each person and hour, with how many learners of which school were
 * shown. A look that was refused stays in the log of views, as one that saw nothing.
 */
export async function up(db: Kysely<unknown>) {
  await sql`alter table record_view add column was_shown boolean not null default true`.execute(db)
  await sql`create index record_view_viewer on record_view (viewer_id, viewed_at, learner_id)`.execute(db)

  await sql`
    create table look_up_alert (
      id uuid primary key default gen_random_uuid(),
      viewer_id uuid not null references account,
      viewer_role text not null,
      organisation_id uuid references organisation,
      area_id uuid references area,
      hour timestamptz not null,
      began_at timestamptz not null,
      at timestamptz not null,
      tried integer not null default 0,
      shown integer not null default 0,
      unique (viewer_id, hour)
    )`.execute(db)
  await sql`create index look_up_alert_organisation on look_up_alert (organisation_id)`.execute(db)
  await sql`create index look_up_alert_area on look_up_alert (area_id, at desc)`.execute(db)

  await sql`
    create table look_up_alert_school (
      alert_id uuid not null references look_up_alert,
      school_id uuid not null references organisation,
      learners integer not null,
      primary key (alert_id, school_id)
    )`.execute(db)
  await sql`create index look_up_alert_school_school on look_up_alert_school (school_id, alert_id)`.execute(db)
}
