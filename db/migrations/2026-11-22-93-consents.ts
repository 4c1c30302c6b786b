import { sql, type Kysely } from 'kysely'

/** What a learner agreed to, purpose by purpose: each answer is a row, the newest holds. And who has signed with the learner. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table consent (
      id uuid primary key default gen_random_uuid(),
      learner_id uuid not null references learner,
      purpose text not null,
      decision text not null check (decision in ('given', 'refused', 'withdrawn')),
      wording int not null,
      decided_by_id uuid references account,
      decided_by_role text not null,
      decided_at timestamptz not null,
      position bigint generated always as identity
    )`.execute(db)
  await sql`create index consent_learner on consent (learner_id, purpose, position desc)`.execute(db)
  await sql`insert into consent (learner_id, purpose, decision, wording, decided_by_id, decided_by_role, decided_at)
    select account.learner_id, 'texts', 'given', 1, account.id, 'learner', text_agreement.agreed_at
    from text_agreement join account on account.id = text_agreement.account_id where account.learner_id is not null`.execute(
    db,
  )

  await sql`
    create table co_signature (
      id uuid primary key default gen_random_uuid(),
      application_id uuid not null references application,
      learner_id uuid not null references learner,
      account_id uuid not null references account,
      wording int not null,
      signed_at timestamptz not null,
      unique (application_id, account_id)
    )`.execute(db)
  await sql`create index co_signature_learner on co_signature (learner_id)`.execute(db)
  await sql`create index co_signature_account on co_signature (account_id)`.execute(db)
}
