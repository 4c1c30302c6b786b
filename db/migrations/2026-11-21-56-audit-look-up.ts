import { sql, type Kysely } from 'kysely'

/** Support looks up a request by the reference number a person was shown; the last night's look is found by its action. */
export async function up(db: Kysely<unknown>) {
  await sql`create index audit_event_request on audit_event (request_id)`.execute(db)
  await sql`create index audit_event_night on audit_event (happened_at desc) where action = 'impossible-states.looked-for'`.execute(
    db,
  )
}
