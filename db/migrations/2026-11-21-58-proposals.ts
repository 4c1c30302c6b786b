import { sql, type Kysely } from 'kysely'

/** What an enrolment proposes is looked up for each row of a caseload page. */
export async function up(db: Kysely<unknown>) {
  await sql`create index activity_proposed_learner on activity (learner_id, recorded_at desc) where status = 'proposed'`.execute(
    db,
  )
}
