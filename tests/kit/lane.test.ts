import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, quick, type Database } from '#db/connection.server'
import { racingDatabase } from '#tests/support/database'

const data = racingDatabase()
let one: Database

beforeEach(() => {
  one = openDatabase({ url: data.url, max: 1 })
})
afterEach(() => one.close())

describe('short questions share a few connections', () => {
  test('a thousand at once get each its own answer, over two connections', async () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => number)

    const answers = await Promise.all(numbers.map((number) => askedFor(number)))

    expect(answers.map(({ number }) => number)).toEqual(numbers)
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2)
  })

  test('one that fails takes no other with it', async () => {
    const answers = await Promise.allSettled([askedFor(1), divided(0), askedFor(2), divided(0), askedFor(3)])

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
  })

  test('a slow one does not hold up what is asked after it', async () => {
    const order: string[] = []
    const slow = sql`select pg_sleep(2), ${1}::int`.execute(quick(one.db)).then(() => order.push('slow'))
    await wait(50)
    const others = Promise.all([1, 2, 3].map((number) => askedFor(number))).then(() => order.push('quick'))

    await Promise.all([slow, others])

    expect(order).toEqual(['quick', 'slow'])
  })

  test('where slow ones hold up every lane, the next goes over a connection of the pool', async () => {
    const order: string[] = []
    const slow = [1, 2].map((number) => sql`select pg_sleep(2), ${number}::int`.execute(quick(one.db)))
    const all = Promise.all(slow).then(() => order.push('slow'))
    await wait(50)
    const other = askedFor(3).then(() => order.push('quick'))

    await Promise.all([all, other])

    expect(order).toEqual(['quick', 'slow'])
  })

  test('a lane that was cut is opened again for the next question', async () => {
    const before = await Promise.all([askedFor(1), askedFor(2)])
    for (const { pid } of before) await one.pool.query('select pg_terminate_backend($1)', [pid])

    const after = await firstAnswer()

    expect(before.map(({ pid }) => pid)).not.toContain(after.pid)
  })

  test('what is asked in a transaction stays in it', async () => {
    await one.db.transaction().execute(async (transaction) => {
      expect(quick(transaction)).toBe(transaction)
    })
    expect(quick(one.db)).not.toBe(one.db)
  })
})

type Answer = { number: number; pid: number }

async function askedFor(number: number): Promise<Answer> {
  const { rows } = await sql<Answer>`select ${number}::int as number, pg_backend_pid() as pid`.execute(quick(one.db))
  const [row] = rows
  if (!row) throw new Error('Nothing was answered.')
  return row
}

function divided(by: number) {
  return sql`select 1 / ${by}::int`.execute(quick(one.db))
}

/** The cut is noticed a moment after it was made: until then a question may still fall into the gap. */
async function firstAnswer(): Promise<Answer> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await askedFor(3).catch(() => null)
    if (answer) return answer
  }
  throw new Error('No lane was opened again.')
}
