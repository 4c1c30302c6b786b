import { sql, type Kysely } from 'kysely'

/**
 * An act for everybody of a caseload who matches goes on in the background, some at a time: it has begun before it is done, and its page says
 * how far it is. The same holds when it is undone.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table caseload_act
      add column begun_at timestamptz,
      add column begun_by_id uuid references account,
      add column undo_begun_at timestamptz,
      add column undo_begun_by_id uuid references account`.execute(db)
  await sql`update caseload_act set begun_at = done_at, begun_by_id = done_by_id, undo_begun_at = undone_at, undo_begun_by_id = undone_by_id`.execute(
    db,
  )
  // Who pressed and who is told of are the same person: they are kept with the beginning.
  await sql`
    alter table caseload_act
      drop column done_by_id,
      drop column undone_by_id,
      add check (done_at is null or begun_at is not null),
      add check (undo_begun_at is null or done_at is not null),
      add check (undone_at is null or undo_begun_at is not null)`.execute(db)
  await sql`create index caseload_act_begun_by on caseload_act (begun_by_id)`.execute(db)
  await sql`create index caseload_act_undo_begun_by on caseload_act (undo_begun_by_id)`.execute(db)
  // Whether it was tried to undo what was done to one: what has gone on since stays.
  await sql`alter table caseload_act_item add column is_undo_tried boolean not null default false`.execute(db)
  await sql`
    update caseload_act_item item set is_undo_tried = true
    from caseload_act act where act.id = item.act_id and act.undone_at is not null and item.outcome = 'done'`.execute(
    db,
  )
}
