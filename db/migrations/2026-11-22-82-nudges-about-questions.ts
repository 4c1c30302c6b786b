import { sql, type Kysely } from 'kysely'

/** A school may also remind of a provider's question that waits for an answer. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table nudge drop constraint nudge_gap_check,
      add constraint nudge_gap_check check (gap in ('no-account', 'no-profile', 'no-choice', 'unsent', 'to-answer', 'asked'))`.execute(
    db,
  )
}
