import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from './support/database'

const test$ = testDatabase()

/** Ids that outlive what they point to: the record keeps its own history. */
const history = [
  'audit_event.actor_id',
  'audit_event.support_actor_id',
  'audit_event.subject_id',
  'audit_event.learner_id',
  'audit_event.organisation_id',
  'audit_event.request_id',
  'audit_event.token_id',
  'record_view.request_id',
  'letter.message_id',
  'intake_row.record_id',
  'impossible_state.subject_id',
  'learner_merge_row.row_id',
]

/** Of these only what still stands is ever asked; what is over is read when two records are put together, and then by hand. */
const askedOfNowOnly = [
  'attendance_alert',
  'attendance_summary',
  'destination',
  'invitation',
  'must_study_exemption',
  'parent_block',
  'parent_link',
]

describe('the schema', () => {
  test('every table has a primary key', async () => {
    const without = await sql<{ name: string }>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
        and not exists (select from pg_index where indrelid = pg_class.oid and indisprimary)`.execute(test$.db)

    expect(without.rows).toEqual([])
  })

  test('every id that names another row is held by a foreign key', async () => {
    const loose = await sql<{ name: string }>`
      select c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname like '%\\_id' and a.attnum > 0 and not a.attisdropped
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey))`.execute(
      test$.db,
    )

    expect(loose.rows.map(({ name }) => name).filter((name) => !history.includes(name))).toEqual([])
  })

  test('every foreign key that pages follow leads through an index', async () => {
    const slow = await sql<{ name: string }>`
      select c.relname || '.' || a.attname as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and a.attname in ('learner_id', 'choice_id', 'course_id', 'course_run_id', 'application_id', 'offer_id', 'session_id', 'account_id')
        and not exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey))`.execute(
      test$.db,
    )

    expect(slow.rows.map(({ name }) => name).filter((name) => !letters.includes(name))).toEqual([])
  })

  test('what is kept of a learner is found by the learner, also what was so once', async () => {
    const slow = await sql<{ name: string }>`
      select c.relname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'learner_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(learner_id IS NOT NULL)'))`.execute(test$.db)

    expect(slow.rows.map(({ name }) => name).sort()).toEqual(askedOfNowOnly)
  })

  test('flags are never empty', async () => {
    const maybe = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type = 'boolean' and is_nullable = 'YES'`.execute(test$.db)

    expect(maybe.rows).toEqual([])
  })

  test.each(['audit_event', 'record_view'])('%s cannot be changed or emptied', async (table) => {
    const attempt = sql`delete from ${sql.table(table)}`.execute(test$.db)

    await expect(attempt).rejects.toThrow(/append-only|permission denied/)
  })
})

/** Read by their own keys only. */
const letters = ['letter.account_id', 'offer.course_run_id', 'destination.choice_id', 'activity.enrolment_id']
