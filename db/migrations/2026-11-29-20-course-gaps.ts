import { sql, type Kysely } from 'kysely'
import reasons from '../reference/gap-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/**
 * A course gap: what was asked for and not there, taken up by somebody of the partnership and followed through the years. And what each
 * cycle came to, subject by subject, so that a gap can be read beside what was done about it.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table course_gap (
      id uuid primary key default gen_random_uuid(),
      area_id uuid not null references area,
      cycle_id uuid not null references cycle,
      subject_code text not null,
      level text not null,
      -- The postcode district of the homes it was asked from; empty for the whole area.
      outcode text not null check (length(outcode) <= 4),
      -- What the page told on that day; what it kept back stays empty here too.
      seen_to date not null,
      seen_together int,
      seen_first_choices int,
      seen_places int,
      state text not null check (state in ('open', 'agreed', 'declined', 'provided', 'not-provided')),
      owner_organisation_id uuid references organisation,
      owner_account_id uuid references account,
      next_step text not null check (length(next_step) between 1 and 500),
      due_on date not null,
      version int not null default 1,
      taken_up_at timestamptz not null,
      changed_at timestamptz not null,
      check ((owner_organisation_id is null) <> (owner_account_id is null)),
      unique (area_id, cycle_id, subject_code, level, outcode)
    )`.execute(db)
  await sql`create index course_gap_owner on course_gap (owner_organisation_id, due_on, id)`.execute(db)
  await sql`create index course_gap_person on course_gap (owner_account_id)`.execute(db)

  // Each deed leaves how the gap stood after it: rows are added, never changed.
  await sql`
    create table course_gap_entry (
      id uuid primary key default gen_random_uuid(),
      gap_id uuid not null references course_gap,
      nth int not null,
      deed text not null check (deed in ('taken-up', 'planned', 'answered', 'settled')),
      state text not null,
      owner text not null,
      next_step text not null,
      due_on date not null,
      reason_id uuid references reason,
      words text check (length(words) <= 1000),
      by_id uuid references account,
      by_organisation_id uuid references organisation,
      made_at timestamptz not null,
      unique (gap_id, nth)
    )`.execute(db)

  // What each of the last cycles has come to by the end of a day, whatever day of its year that is.
  await sql`
    create table cycle_outcome (
      area_id uuid not null references area,
      cycle_id uuid not null references cycle,
      subject_code text not null,
      level text not null,
      counted_to date not null,
      places int not null,
      runs_untold int not null,
      choices int not null,
      first_choices int not null,
      enrolled int not null,
      stayed int not null,
      primary key (area_id, cycle_id, subject_code, level)
    )`.execute(db)

  await sql`
    insert into reason (list, code, party, category, label, needs_detail, position, valid_from)
    select 'course-gap', code, 'provider', category, label, needs_detail = 'yes', position, '2026-09-01'
    from json_to_recordset(${JSON.stringify(referenceRows(reasons).map((row, position) => ({ ...row, position })))}::json)
      as row (code text, category text, label text, needs_detail text, position int)`.execute(db)
}
