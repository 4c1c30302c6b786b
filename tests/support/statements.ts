import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'

/** How many statements some work sends to the database. */
export async function countStatements(db: Kysely<DB>, work: (db: Kysely<DB>) => Promise<unknown>): Promise<number> {
  let sent = 0
  const counting = db.withPlugin({
    // Parts of a question pass here too, so that what is sent is counted by its answers.
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      sent += 1
      return Promise.resolve(result)
    },
  })
  await work(counting)
  return sent
}
