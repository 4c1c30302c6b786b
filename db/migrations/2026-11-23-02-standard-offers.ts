import { sql, type Kysely } from 'kysely'

/** The offer that a course usually makes: its kind, its conditions as rows, and a message. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table standard_offer (
      course_id uuid primary key references course on delete cascade,
      kind text not null check (kind in ('conditional', 'unconditional')),
      message text check (length(message) <= 1000),
      kept_by_id uuid references account,
      kept_at timestamptz not null
    )`.execute(db)
  await sql`create index standard_offer_by on standard_offer (kept_by_id)`.execute(db)
  await sql`
    create table standard_offer_condition (
      course_id uuid not null references standard_offer on delete cascade,
      position int not null,
      kind text not null,
      subject text,
      grade text,
      text text not null,
      primary key (course_id, position)
    )`.execute(db)
}
