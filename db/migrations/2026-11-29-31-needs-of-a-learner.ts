import { sql, type Kysely } from 'kysely'

/** The national return asks what was so of somebody at the end of a month, and not only what is so now. */
export async function up(db: Kysely<unknown>) {
  await sql`create index learner_need_learner on learner_need (learner_id, kind)`.execute(db)
}
