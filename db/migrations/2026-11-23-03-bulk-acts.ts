import { sql, type Kysely } from 'kysely'

/**
 * One deed done to many applications: the set as it was looked at, and what became of each. A row without an outcome is
 * still to be done, so that whoever goes on after a crash finds where it stopped.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table bulk_act (
      id uuid primary key,
      provider_id uuid not null references organisation,
      kind text not null,
      terms jsonb not null,
      made_by_id uuid references account,
      made_by_role text not null,
      made_at timestamptz not null,
      size int not null,
      finished_at timestamptz,
      undoes_id uuid references bulk_act
    )`.execute(db)
  await sql`create index bulk_act_provider on bulk_act (provider_id, made_at desc)`.execute(db)
  await sql`create index bulk_act_unfinished on bulk_act (made_at) where finished_at is null`.execute(db)
  await sql`create index bulk_act_by on bulk_act (made_by_id)`.execute(db)
  await sql`create unique index bulk_act_undone_once on bulk_act (undoes_id) where undoes_id is not null`.execute(db)
  await sql`
    create table bulk_act_item (
      bulk_act_id uuid not null references bulk_act,
      choice_id uuid not null references choice,
      position int not null,
      version int not null,
      before_id uuid references account,
      outcome text check (outcome in ('done', 'refused')),
      why text,
      ended_at timestamptz,
      primary key (bulk_act_id, choice_id),
      check ((outcome is null) = (ended_at is null)),
      check ((outcome is not distinct from 'refused') = (why is not null))
    )`.execute(db)
  await sql`create index bulk_act_item_choice on bulk_act_item (choice_id)`.execute(db)
  await sql`create index bulk_act_item_left on bulk_act_item (bulk_act_id, position) where outcome is null`.execute(db)
  await sql`create index bulk_act_item_before on bulk_act_item (before_id) where before_id is not null`.execute(db)
}
