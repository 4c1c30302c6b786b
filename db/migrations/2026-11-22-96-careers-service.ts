import { sql, type Kysely } from 'kysely'

/** Whom the careers service is told little about is asked of every list an adviser reads. */
export async function up(db: Kysely<unknown>) {
  await sql`create index consent_careers_service on consent (learner_id, position desc)
    where purpose = 'careers-service'`.execute(db)
}
