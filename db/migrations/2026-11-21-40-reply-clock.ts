import { sql, type Kysely } from 'kysely'

/** A reply-by date may still be open: the clock waits while another answer is owed. Reasons say who may give them. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table offer alter column reply_by drop not null`.execute(db)
  await sql`alter table offer add column withdrawn_reason_id uuid references reason, add column withdrawn_detail text`.execute(
    db,
  )
  await sql`alter table reason
    add column party text not null default 'provider' check (party in ('learner', 'provider', 'school', 'system')),
    add column provider_words text`.execute(db)
  await sql`alter table reason alter column party drop default`.execute(db)
}
