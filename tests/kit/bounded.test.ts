import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainDatabase } from '#tests/support/database'

const test$ = plainDatabase()

describe('a bound', () => {
  test('is written out in a statement of the builder', () => {
    const { sql: text, parameters } = test$.db
      .selectFrom('learner')
      .select('id')
      .where('familyName', '=', 'Okafor')
      .limit(500)
      .compile()

    expect(text).toMatch(/= \$1 limit 500$/)
    expect(parameters).toEqual(['Okafor'])
  })

  test('is written out in a statement of our own, wherever it stands', () => {
    const few = sql`select id from learner where id > ${'a'} order by id limit ${20}`
    const { sql: text, parameters } = sql`select * from (${few}) as few LIMIT ${3} offset ${6}`.compile(test$.db)

    expect(text).toBe(
      'select * from (select id from learner where id > $1 order by id limit 20) as few LIMIT 3 offset $2',
    )
    expect(parameters).toEqual(['a', 6])
  })

  test.each([['5; drop table learner'], [null], [1.5], [Number.NaN]])(
    'that is no whole number, such as %j, stays a parameter',
    (bound) => {
      const { sql: text, parameters } = sql`select 1 limit ${bound}`.compile(test$.db)

      expect(text).toBe('select 1 limit $1')
      expect(parameters).toEqual([bound])
    },
  )

  test('does not take a column that only ends so for one', () => {
    expect(sql`select 1 where word_limit ${sql`=`} ${3}`.compile(test$.db).sql).toBe('select 1 where word_limit = $1')
    expect(sql`select 1 as word_limit ${3}`.compile(test$.db).sql).toBe('select 1 as word_limit $1')
  })
})
