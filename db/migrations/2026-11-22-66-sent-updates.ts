import { sql, type Kysely } from 'kysely'

/** What a learner sent to a provider after the sending: the copy as it was and as it is since, at most one a day. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table sent_update (
      id uuid primary key,
      choice_id uuid not null references choice,
      sent_on date not null,
      sent_at timestamptz not null,
      before jsonb not null,
      after jsonb not null,
      unique (choice_id, sent_on)
    )`.execute(db)
}
