import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/*
 * A statement that comes again and again is given a name, so that each connection parses and plans it once. Those of
 * ever new shape, such as imports of so and so many rows, never come often enough to count.
 */

const OFTEN = 3
const MOST_NAMES = 250
const MOST_REMEMBERED = 2000

const times = new Map<string, number>()
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name || names.size >= MOST_NAMES) return name
  const seen = (times.get(text) ?? 0) + 1
  if (seen <= OFTEN) {
    if (times.size >= MOST_REMEMBERED) times.clear()
    times.set(text, seen)
    return undefined
  }
  times.delete(text)
  names.set(text, `onward_${names.size}`)
  return names.get(text)
}

/** A pool for Kysely whose connections are asked by name where a statement has one. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, NamingClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const naming = known.get(client) ?? new NamingClient(client)
      known.set(client, naming)
      return naming
    },
  }
}

/** A connection that is asked by name where a statement has one. */
export class NamingClient implements PostgresPoolClient {
  constructor(private readonly client: pg.PoolClient | pg.Client) {}

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query(asked: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('Cursors are not used here: page through the rows by key.')
    const name = parameters.length > 0 ? nameOf(asked) : undefined
    return this.send({ text: asked, values: [...parameters], ...(name && { name }) })
  }

  protected send(statement: pg.QueryConfig) {
    return this.client.query(statement)
  }

  release(destroy?: boolean) {
    if ('release' in this.client) this.client.release(destroy)
  }
}
