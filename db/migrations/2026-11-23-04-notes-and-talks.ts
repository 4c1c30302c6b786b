import { sql, type Kysely } from 'kysely'

/**
 * Two things that are never mixed up: what staff of a provider write for one another about an applicant, and what they
 * and the learner write to each other.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table applicant_note (
      id uuid primary key,
      choice_id uuid not null references choice,
      provider_id uuid not null references organisation,
      author_id uuid references account,
      text text not null check (length(text) <= 2000),
      written_at timestamptz not null,
      changed_at timestamptz
    )`.execute(db)
  await sql`create index applicant_note_choice on applicant_note (choice_id, written_at desc)`.execute(db)
  await sql`create index applicant_note_provider on applicant_note (provider_id)`.execute(db)
  await sql`create index applicant_note_author on applicant_note (author_id)`.execute(db)
  await sql`
    create table talk_message (
      id uuid primary key,
      choice_id uuid not null references choice,
      is_from_learner boolean not null,
      author_id uuid references account,
      text text not null check (length(text) <= 2000),
      sent_at timestamptz not null
    )`.execute(db)
  await sql`create index talk_message_choice on talk_message (choice_id, sent_at desc)`.execute(db)
  await sql`create index talk_message_author on talk_message (author_id)`.execute(db)
}
