import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'

/** How many statements some work sends to the database. */
export async function countStatements(db: Kysely<DB>, work: (db: Kysely<DB>) => Promise<unknown>): Promise<number> {
  let sent = 0
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      sent += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await work(counting)
  return sent
}
