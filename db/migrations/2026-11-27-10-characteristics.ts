import { sql, type Kysely } from 'kysely'
import codes from '../reference/characteristic-code.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * What the national return asks of a young person besides what they do: circumstances with their dates, and how much help they
 * need. Both end and begin anew and are never overwritten, since a return of last month must come out as it was.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table characteristic_code (
      code text primary key,
      label text not null,
      is_sensitive boolean not null,
      -- What somebody in this circumstance may be doing; whoever is said to do it should have the circumstance too.
      activity_code text references activity_code,
      valid_from date not null,
      valid_to date
    )`.execute(db)
  await sql`
    insert into characteristic_code (code, label, is_sensitive, activity_code, valid_from, valid_to)
    select code, label, is_sensitive = 'yes', activity_code, valid_from, valid_to
    from json_to_recordset(${JSON.stringify(referenceRows(codes))}::json) as row (code text, label text, is_sensitive text,
      activity_code text, valid_from date, valid_to date)`.execute(db)

  await sql`
    create table learner_characteristic (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      code text not null references characteristic_code,
      from_on date not null,
      until_on date check (until_on >= from_on),
      recorded_by_id uuid references account,
      recorded_at timestamptz not null
    )`.execute(db)
  await sql`create unique index learner_characteristic_open on learner_characteristic (learner_id, code) where until_on is null`.execute(
    db,
  )
  await sql`create index learner_characteristic_learner on learner_characteristic (learner_id, code, from_on, id)`.execute(
    db,
  )
  await sql`create index learner_characteristic_code on learner_characteristic (code)`.execute(db)

  await sql`
    create table level_of_need (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      level integer not null check (level between 1 and 3),
      from_on date not null,
      until_on date check (until_on >= from_on),
      recorded_by_id uuid references account,
      recorded_at timestamptz not null
    )`.execute(db)
  await sql`create unique index level_of_need_open on level_of_need (learner_id) where until_on is null`.execute(db)
  await sql`create index level_of_need_learner on level_of_need (learner_id, from_on, id)`.execute(db)
}
