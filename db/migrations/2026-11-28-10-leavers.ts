import { sql, type Kysely } from 'kysely'

/**
 * What became of each leaver of Year 11, side by side: what they meant to do, were offered, said yes to, did on 1 November, and still did six
 * months into the year. It is worked out from the record each night and kept, so that a page of the work it leaves costs the same however many
 * leavers there are.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table leaver (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      area_id uuid not null references area,
      -- The year of the summer in which Year 11 ends.
      leaving_year int not null,
      sort_name text not null,
      -- The school and form of Year 11.
      school_id uuid references organisation,
      form text,
      intended_code text references intended_destination,
      offers int not null,
      accepted text,
      accepted_provider_id uuid references organisation,
      november_code text references activity_code,
      november_evidence jsonb not null default '{}',
      sustained text check (sustained in ('yes', 'no')),
      sustained_evidence text,
      mismatch text check (mismatch in ('not-started', 'not-known', 'left', 'other-place', 'other-plan')),
      -- The one that an adviser has looked at: it is work again when it becomes another.
      seen_mismatch text,
      seen_reason text check (length(seen_reason) <= 500),
      seen_by_id uuid references account,
      seen_at timestamptz,
      open_mismatch text generated always as (case when mismatch is distinct from seen_mismatch then mismatch end) stored,
      changed_at timestamptz not null,
      version int not null default 1,
      unique (learner_id, leaving_year),
      check ((seen_mismatch is null) = (seen_at is null))
    )`.execute(db)
  // The work an area has, in the order of names: all of it, of one kind, and of one school.
  await sql`create index leaver_work on leaver (area_id, leaving_year, sort_name, id) where open_mismatch is not null`.execute(
    db,
  )
  await sql`create index leaver_work_kind on leaver (area_id, leaving_year, open_mismatch, sort_name, id)
    where open_mismatch is not null`.execute(db)
  await sql`create index leaver_work_school on leaver (area_id, leaving_year, school_id, sort_name, id)
    where open_mismatch is not null`.execute(db)
  await sql`create index leaver_area on leaver (area_id, leaving_year, sort_name, id)`.execute(db)
  await sql`create index leaver_school on leaver (school_id, leaving_year, sort_name, id)`.execute(db)
}
