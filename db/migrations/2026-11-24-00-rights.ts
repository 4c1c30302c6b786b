import { sql, type Kysely } from 'kysely'

/**
 * What each person of admissions may do at their provider: see applicants, see to interviews, decide, manage. Whoever
 * works there keeps what their role let them do until now.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table membership add column rights text[] not null default '{}',
      add constraint membership_rights check (rights <@ array['see', 'interview', 'decide', 'manage'])`.execute(db)
  await sql`update membership set rights = array['see', 'interview', 'decide'] where role = 'admissions-officer'`.execute(
    db,
  )
  await sql`
    update membership set rights = array['see', 'interview', 'decide', 'manage'] where role = 'admissions-manager'`.execute(
    db,
  )
}
