import type { Kysely } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { useDatabase } from '#db/connection.server'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import { racingDatabase } from './database'
import { Browser } from './http'
import { startTestServer, type TestServer } from './server'

/** Somebody who can sign in: a learner or parent without a membership, staff with one. */
export type Person = { accountId: string; membershipId: string | null }

export type Served = {
  readonly db: Kysely<DB>
  readonly url: string
  readonly server: TestServer
  /** A browser nobody has signed in on. */
  visitor: () => Browser
  /** A program with a token. */
  program: (secret: string) => Browser
  /** A browser somebody has signed in on. */
  as: (person: Person) => Promise<Browser>
}

/** The built application in a process of its own, on a database of this test file's own. */
export function servedApplication(environment: Record<string, string> = {}): Served {
  const data = racingDatabase()
  let server: TestServer | undefined
  const running = () => {
    if (!server) throw new Error('The server is not running yet: use it inside a test.')
    return server
  }

  beforeAll(async () => {
    useDatabase(data)
    server = await startTestServer({ DATABASE_URL: data.url, ...environment })
  }, 90_000)
  afterAll(() => server?.stop())

  return {
    get db() {
      return data.db
    },
    url: data.url,
    get server() {
      return running()
    },
    visitor: () => new Browser(running().origin),
    program: (secret) => new Browser(running().origin, undefined, undefined, { Authorization: `Bearer ${secret}` }),
    async as({ accountId, membershipId }) {
      useDatabase(data)
      return new Browser(running().origin, await openSession(accountId, membershipId))
    },
  }
}

/** Sets the demo's clock, so that a test with real processes lives on its own day whatever the real one is. */
export async function setClock(db: Kysely<DB>, moment: Date) {
  const value = JSON.stringify({ offsetMs: moment.getTime() - Date.now() })
  const row = { name: 'clock', value, updatedAt: moment }
  await db
    .insertInto('systemSetting')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
