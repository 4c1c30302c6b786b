import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import { racingDatabase } from '#tests/support/database'

const data = racingDatabase()

test('a statement that comes again and again is planned once for each connection, and answers the same', async () => {
  const one = openDatabase({ url: data.url, max: 1 })
  try {
    const answers: (number | undefined)[] = []
    for (let n = 1; n <= 8; n += 1) {
      const { rows } = await sql<{ sum: number }>`select ${n}::int + 40 as sum, 'prepared test' as label`.execute(
        one.db,
      )
      answers.push(rows[0]?.sum)
    }
    const { rows } = await one.pool.query<{ name: string }>(
      `select name from pg_prepared_statements where statement like '%prepared test%'`,
    )
    expect(answers).toEqual([41, 42, 43, 44, 45, 46, 47, 48])
    expect(rows.map(({ name }) => name)).toEqual([expect.stringMatching(/^onward_\d+$/)])
  } finally {
    await one.close()
  }
})
