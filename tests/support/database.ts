import { randomBytes } from 'node:crypto'
import type { ControlledTransaction, Kysely, PostgresPool } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { BoundedDialect } from '#db/bounded.server'
import {
  clientSettings,
  findApplicationRole,
  kyselyOn,
  openDatabase,
  useDatabase,
  type Database,
} from '#db/connection.server'
import type { DB } from '#db/schema'
import { forgetTallies } from '~/kit/tally.server'
import { databaseOn, dropDatabase, makeDatabase, TEMPLATE } from './clones'
import { TurnedRoundDialect } from './unordered'

/**
 * A database of this worker's own. Each test works in one transaction that is rolled back, so that every test finds
 * it clean; a deed's own transaction becomes a savepoint. It works under the application's role, as the web does. What is
 * asked for in no order comes turned round.
 */
export function testDatabase(): { readonly db: Kysely<DB> } {
  return oneTransactionATest(TurnedRoundDialect, cloneForSomeFiles)
}

/** The same for tests of a statement itself or of its plan: nothing is turned round, and nobody left anything behind here. */
export function plainDatabase(): { readonly db: Kysely<DB> } {
  const clone = cloneForThisFile()
  return oneTransactionATest(BoundedDialect, async () => ({ url: clone.url, role: await clone.role() }))
}

function oneTransactionATest(Dialect: typeof BoundedDialect, clone: () => Promise<Pick<Clone, 'url' | 'role'>>) {
  let client: LoneClient | undefined
  let transaction: ControlledTransaction<DB> | undefined

  beforeAll(async () => {
    client = new LoneClient(clientSettings(await clone()))
    await client.connect()
  })
  beforeEach(async () => {
    if (!client) throw new Error('The database of this test file could not be opened.')
    transaction = await kyselyOn(onePerson(client), Dialect).startTransaction().execute()
    useDatabase({ db: transaction, pool: client })
  })
  afterEach(async () => {
    useDatabase(undefined)
    forgetTallies()
    await transaction?.rollback().execute()
    transaction = undefined
  })
  afterAll(() => client?.end())

  return {
    get db() {
      if (!transaction) throw new Error('Read db inside a test: there is no transaction between tests.')
      return transaction
    },
  }
}

/** A database of this test file's own without the outer transaction, for races and for code that needs many connections. */
export function racingDatabase(): { readonly db: Kysely<DB>; readonly pool: pg.Pool; readonly url: string } {
  const clone = cloneForThisFile()
  let opened: Database | undefined
  const open = () => {
    if (!opened) throw new Error('The database is not open yet: read it inside a test.')
    return opened
  }

  beforeAll(async () => {
    opened = openDatabase({ url: clone.url, role: await clone.role(), max: 20 })
  })
  beforeEach(() => useDatabase(open()))
  afterEach(() => {
    useDatabase(undefined)
    forgetTallies()
  })
  afterAll(() => opened?.close())

  return {
    get db() {
      return open().db
    },
    get pool() {
      return open().pool
    },
    url: clone.url,
  }
}

type Clone = { name: string; url: string; role: string | undefined }

/** What is rolled back leaves its room behind, so that a database is not used for ever. */
const FILES_OF_ONE = 15
let shared: { clone: Promise<Clone>; files: number } | undefined

/** To make a database takes longer than most files of tests: those that leave nothing behind share one with the next. */
async function cloneForSomeFiles(): Promise<Clone> {
  const server = inject('postgres')
  if (shared && shared.files >= FILES_OF_ONE) {
    const { name } = await shared.clone
    shared = undefined
    await dropDatabase(server, name)
  }
  shared ??= { clone: aClone(server), files: 0 }
  shared.files += 1
  return shared.clone
}

async function aClone(server: string): Promise<Clone> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = databaseOn(server, name)
  await makeDatabase(server, name, TEMPLATE)
  return { name, url, role: await roleOn(url) }
}

function cloneForThisFile() {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = databaseOn(server, name)
  beforeAll(() => makeDatabase(server, name, TEMPLATE))
  afterAll(() => dropDatabase(server, name))
  return { url, role: () => roleOn(url) }
}

async function roleOn(url: string) {
  const owner = openDatabase({ url, max: 1 })
  try {
    return await findApplicationRole(owner.pool)
  } finally {
    await owner.close()
  }
}

/** One connection that stands in for a pool, so that whoever asks the database is inside the test's transaction. */
class LoneClient extends pg.Client {
  release() {}
}

function onePerson(client: LoneClient): PostgresPool {
  return { connect: () => Promise.resolve(client), end: () => Promise.resolve(), options: {} }
}
