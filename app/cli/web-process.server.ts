import cluster from 'node:cluster'
import type { ServerBuild } from '@remix-run/node'
import { openDatabase, useDatabase } from '#db/connection.server'
import { env } from '~/kit/env.server'
import { closeLines } from '~/kit/live.server'
import { log } from '~/kit/log.server'
import { readyToHash } from '~/kit/password.server'
import { writeTallies } from '~/kit/tally.server'
import { followDatabaseClock } from './database-clock.server'
import { followEditions } from './editions.server'
import { giveWayToPages } from './giving-way.server'
import { closeServers, listen } from './listen.server'
import { order, type Report } from './messages'
import { measureProcess } from './metrics.server'
import { webHandler, webServer } from './web.server'

const STATEMENT_MS = 15_000
const PATIENCE_MS = 5000

/** One web process. It loads while the database starts, opens when it is told where that is, and ends with its parent. */
export function serveWeb(build: ServerBuild): Promise<void> {
  let close = () => Promise.resolve()
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    void close().finally(() => process.exit(0))
  }
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => {}).on('SIGINT', () => {}) // the first process decides when
  process.on('message', (said) => {
    const heard = order.safeParse(said)
    if (!heard.success) return
    if (heard.data.kind === 'stop') end()
    else void openWeb(build, heard.data.url, heard.data.role).then((closer) => (close = closer), fail)
  })
  measureProcess()
  return Promise.resolve()
}

/** Opens the web on a database that is ready; returns what closes it again. */
export async function openWeb(build: ServerBuild, url: string, role: string | undefined, handler = webHandler(build)) {
  const opened = openDatabase({
    url,
    role,
    statementTimeoutMs: STATEMENT_MS,
    onLost: () => log.warn({ event: 'connection-lost' }),
  })
  useDatabase(opened)
  const stopFollowing = await followEditions(url, role)
  const leaveClock = await followDatabaseClock(opened.db)
  await readyToHash()
  if (cluster.isWorker) giveWayToPages()
  const servers = [webServer(handler), webServer(handler)]
  await listen(servers, env().HOST, env().PORT)
  if (cluster.isWorker) process.send?.({ kind: 'listening' } satisfies Report)
  return async () => {
    closeLines()
    await closeServers(servers, PATIENCE_MS)
    await stopFollowing()
    leaveClock()
    await writeTallies().catch(() => {}) // counts are not worth a slow end
    await opened.close()
  }
}

function fail(error: unknown) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
