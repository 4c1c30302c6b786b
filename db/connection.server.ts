import { CamelCasePlugin, Kysely, type PostgresPool } from 'kysely'
import pg from 'pg'
import { BoundedDialect } from './bounded.server'
import { lanes } from './lane.server'
import { preparing } from './prepared.server'
import type { DB } from './schema'

/** One pool and the typed way to ask it. */
export type Database = { db: Kysely<DB>; pool: pg.Pool; close: () => Promise<void> }

type Choices = {
  url: string
  /** Under which role the statements run; that of the address where none is given. */
  role?: string | undefined
  max?: number
  statementTimeoutMs?: number
  onLost?: (error: Error) => unknown
}

/** Opens a pool. Lost connections are told to `onLost` and replaced; they never end the process. */
export function openDatabase({ url, role, max = 8, statementTimeoutMs, onLost = () => {} }: Choices): Database {
  const settings = clientSettings({ url, role, statementTimeoutMs })
  const pool = new pg.Pool({ ...settings, max, idleTimeoutMillis: 60_000 })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  const prepared = preparing(pool)
  const shared = lanes(settings, prepared, onLost)
  const db = kyselyOn(prepared)
  quickOnes.set(db, kyselyOn(shared))
  return { db, pool, close: () => Promise.all([shared.end(), pool.end()]).then(() => {}) }
}

const quickOnes = new WeakMap<Kysely<DB>, Kysely<DB>>()

/**
 * Where a short question that nearly every page asks goes: over the lanes of this database. What it is asked in a
 * transaction stays in the transaction.
 */
export function quick(db: Kysely<DB>): Kysely<DB> {
  return quickOnes.get(db) ?? db
}

/** How every connection of ours is set up. */
export function clientSettings({
  url,
  role,
  statementTimeoutMs = 0,
}: Pick<Choices, 'url' | 'role' | 'statementTimeoutMs'>) {
  const settings = ['timezone=UTC', `statement_timeout=${statementTimeoutMs}`, ...(role ? [`role=${role}`] : [])]
  return {
    connectionString: url,
    types: { getTypeParser: parserFor },
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    application_name: 'onward',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
}

/** Kysely over a pool: snake_case in the database, camelCase here. */
export function kyselyOn(pool: PostgresPool, Dialect = BoundedDialect): Kysely<DB> {
  return new Kysely<DB>({ dialect: new Dialect({ pool }), plugins: [new CamelCasePlugin()] })
}

const applicationRole = 'onward_app'

/** The role the application works under, where this server has it and lets us use it. */
export async function findApplicationRole(pool: pg.Pool): Promise<string | undefined> {
  const found = await pool.query(
    `select 1 from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')`,
    [applicationRole],
  )
  return found.rowCount === 1 ? applicationRole : undefined
}

type Connection = pg.Pool | pg.Client
let inUse: { db: Kysely<DB>; pool: Connection } | undefined

/** The database of this process: what the doors and the jobs put into their context. */
export function database(): Kysely<DB> {
  if (!inUse) throw new Error('No database is open yet. Call useDatabase first.')
  return inUse.db
}

/** The connections under it, for the libraries that speak SQL themselves. */
export function pool(): Connection {
  if (!inUse) throw new Error('No database is open yet. Call useDatabase first.')
  return inUse.pool
}

/** What holds on to the connections: made once for them, and once more for others, should the process come to work on those. */
export function onConnections<T>(make: () => T): () => T {
  const made = new WeakMap<Connection, { it: T }>()
  return () => {
    const connections = pool()
    const known = made.get(connections) ?? { it: make() }
    made.set(connections, known)
    return known.it
  }
}

/** Says which database this process works on; in tests, the transaction that will be rolled back. */
export function useDatabase(opened: { db: Kysely<DB>; pool: Connection } | undefined) {
  inUse = opened
}

type Parser = (text: string) => unknown

const text: Parser = (value) => value

// A day stays a string (no time zone may move it), and whole and decimal numbers are numbers.
const parsers = new Map<number, Parser>([
  [pg.types.builtins.DATE, text],
  [1182, listOf(text)],
  [pg.types.builtins.INT8, Number],
  [1016, listOf(Number)],
  [pg.types.builtins.NUMERIC, Number],
  [1231, listOf(Number)],
  [pg.types.builtins.INTERVAL, text],
])

/** Days and numbers never hold a comma or a quote, so a list of them is read by its commas. */
function listOf(parse: Parser): Parser {
  return (value) => {
    const items = value.slice(1, -1)
    return items === '' ? [] : items.split(',').map((item) => (item === 'NULL' ? null : parse(item)))
  }
}

function parserFor(type: number, format?: 'text' | 'binary') {
  const ours = parsers.get(type)
  return ours && format !== 'binary' ? ours : pg.types.getTypeParser(type, format)
}
