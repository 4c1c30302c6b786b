import { sql, type Kysely } from 'kysely'
import reasons from '../reference/handover-reason.csv?raw'
import { referenceRows } from '../reference/rows'

/** What a school hands over to an adviser: one at a time for a learner, with what was tried, and what came of it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table handover (
      id uuid primary key,
      learner_id uuid not null references learner,
      school_id uuid not null references organisation,
      area_id uuid not null references area,
      adviser_id uuid references account,
      reason_id uuid not null references reason,
      tried text not null,
      state text not null check (state in ('handed_over', 'taken', 'returned', 'done', 'called_back')) default 'handed_over',
      answer text,
      handed_by_id uuid references account,
      handed_at timestamptz not null,
      answered_by_id uuid references account,
      changed_at timestamptz not null,
      version int not null default 1,
      check (state <> 'returned' or answer is not null)
    )`.execute(db)
  await sql`create unique index handover_open on handover (learner_id) where state in ('handed_over', 'taken')`.execute(
    db,
  )
  await sql`create index handover_learner on handover (learner_id, handed_at, id)`.execute(db)
  await sql`create index handover_school on handover (school_id, handed_at, id)`.execute(db)
  await sql`create index handover_area on handover (area_id, state, handed_at, id)`.execute(db)
  await sql`create index handover_adviser on handover (adviser_id, state, handed_at, id)`.execute(db)
  await sql`create index handover_reason on handover (reason_id)`.execute(db)
  await sql`create index handover_handed_by on handover (handed_by_id)`.execute(db)
  await sql`create index handover_answered_by on handover (answered_by_id)`.execute(db)
  for (const [position, row] of referenceRows(reasons).entries()) {
    await sql`
      insert into reason (list, code, party, category, label, needs_detail, position, valid_from)
      values ('handover', ${row['code']}, 'school', ${row['category']}, ${row['label']}, false, ${position},
        ${row['valid_from']}::date)`.execute(db)
  }
}
