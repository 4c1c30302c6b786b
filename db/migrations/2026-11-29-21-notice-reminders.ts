import { sql, type Kysely } from 'kysely'

/** A notice that matters is written to those who have not read it, once for each version of it; a survey to each learner once. */
export async function up(db: Kysely<unknown>) {
  await sql`alter table notice add column reminded_version integer not null default 0`.execute(db)
  // The last letter of a kind to a learner is looked for before another of it is written.
  await sql`create index letter_of_survey on letter (learner_id, written_at desc) where template = 'SurveyOpen'`.execute(
    db,
  )
}
