import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.mjs'
import { env, root } from '~/kit/env.server'
import { Sentence } from './sentence.server'

const OLDEST = 15

/** Where the database is and how to leave it: the one of DATABASE_URL, or the embedded one, found or started. */
export async function reachDatabase(say: (line: string) => void) {
  const { DATABASE_URL, DATA_DIR } = env()
  if (DATABASE_URL) {
    await mustAnswer(DATABASE_URL)
    return { url: DATABASE_URL, guard: () => () => {}, leave: () => Promise.resolve() }
  }
  const embedded = await startEmbedded({ root: path.resolve(root), dataDir: DATA_DIR, say })
  return { url: embedded.url, guard: embedded.guard, leave: embedded.stop }
}

async function mustAnswer(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    const version = Math.floor(Number(rows[0]?.version) / 10_000)
    if (version < OLDEST)
      throw new Sentence(`DATABASE_URL names a PostgreSQL ${version}: Onward needs ${OLDEST} or newer.`)
  } catch (error) {
    if (error instanceof Sentence) throw error
    const { host, pathname } = new URL(url)
    const reason = error instanceof Error ? error.message || error.name : String(error)
    throw new Sentence(
      `The database ${host}${pathname} of DATABASE_URL cannot be used (${reason}): start it or correct DATABASE_URL.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}
