import { sql, type Kysely } from 'kysely'

/**
 * Nothing is written to somebody who is recorded as having died, nor to anybody else about them. Every letter and text asks the same
 * question, so that it holds from the moment the recording is kept, and no longer than it stands.
 */
export async function up(db: Kysely<unknown>) {
  // A function, for whoever carries letters knows of accounts and of no subject.
  await sql`
    create function is_written_of(about uuid, reader uuid) returns boolean language sql stable as $$
      select not exists (select from cohort_leaving gone where gone.status = 'D' and gone.taken_back_at is null
        and gone.learner_id in (about, (select account.learner_id from account where account.id = reader)))
    $$`.execute(db)
  await sql`
    alter table letter
      drop constraint letter_fate_check,
      add constraint letter_fate_check check (fate in ('post', 'digest', 'not-wanted', 'no-address', 'stopped'))`.execute(
    db,
  )
  // Tasks about somebody who left are closed, and open again when that is taken back.
  await sql`
    alter table adviser_task
      drop constraint adviser_task_done_how_check,
      add constraint adviser_task_done_how_check check (done_how in ('contact', 'activity', 'word', 'undone', 'left'))`.execute(
    db,
  )
}
