import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { movedTables, staying } from '~/domain/merging/moved-table'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

/** Columns that name a learner without a foreign key: the history outlives what it tells of. */
const withoutKey = ['audit_event.learner_id']

test('every column of the database that names a learner is moved by a merge, or stays for a reason that is written down', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname || '.' || a.attname as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
    where k.contype = 'f' and k.confrelid = 'learner'::regclass and c.relnamespace = 'public'::regnamespace`.execute(
    test$.db,
  )
  const known = [...movedTables.map(({ table, column }) => `${table}.${column}`), ...Object.keys(staying)]

  expect([...rows.map(({ name }) => name), ...withoutKey].toSorted()).toEqual(known.toSorted())
})

test('a row that is one learner’s only once says so, so that a merge never breaks on it', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) and a.attname = 'learner_id'
    where i.indisunique and c.relnamespace = 'public'::regnamespace`.execute(test$.db)
  const once = rows.map(({ name }) => name).filter((name) => !(`${name}.learner_id` in staying))
  const unsaid = movedTables.filter(({ table, clash }) => once.includes(table) && !clash).map(({ table }) => table)

  expect(unsaid).toEqual([])
})
