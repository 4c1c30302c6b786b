import type { ServerBuild } from '@remix-run/node'
import { findApplicationRole, openDatabase, useDatabase, type Database } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import { currentTime } from '~/kit/clock.server'
import { systemContext } from '~/kit/context.server'
import { env } from '~/kit/env.server'
import { runJobs } from '~/kit/jobs.server'
import { log } from '~/kit/log.server'
import { freeAbandonedJobs } from './abandoned-jobs.server'
import { reachDatabase } from './database.server'
import { loadDemoIfEmpty, signInLine } from './demo.server'
import { loadDemoWhole } from './demo-whole.server'
import { followDatabaseClock } from './database-clock.server'
import { isPortFree } from './listen.server'
import { serveMetrics } from './metrics.server'
import { keepNightShift } from './night.server'
import { Rush } from './rush.server'
import { Sentence } from './sentence.server'
import { Shutdown } from './shutdown.server'
import { openWeb } from './web-process.server'
import { webHandler, type Development } from './web.server'
import { forkWeb } from './workers.server'

/** The whole service: database, migrations, demo, jobs, web; ready when every part is. */
export async function startServer(build: ServerBuild, development?: Development): Promise<void> {
  const { HOST, PORT } = env()
  const shutdown = new Shutdown()
  if (!(await isPortFree(HOST, PORT))) {
    throw new Sentence(`Port ${PORT} is taken: stop what uses it, or choose another one with PORT=${PORT + 10}.`)
  }
  const rush = new Rush()
  const web = development ? undefined : forkWeb(env().WORKERS, settledEnvironment(), rush)
  shutdown.before('web', () => web?.stop())

  const place = await reachDatabase(say)
  shutdown.after('database', place.leave)
  await migrate(place.url, say)
  const opened = await openDatabases(place.url, shutdown)
  shutdown.after('connections', opened.close)
  shutdown.after('guard', place.guard())
  if (env().DEMO && env().DEMO_AREA === 'on') await loadDemo(place.url, opened)

  shutdown.after('abandoned jobs', await freeAbandonedJobs({ url: place.url, pool: opened.owner.pool }))
  shutdown.before('clock', await followDatabaseClock(opened.owner.db))
  const jobs = await runJobs(opened.owner.db, opened.owner.pool, () => rush.over())
  shutdown.before('jobs', () => jobs.stop())
  shutdown.before('night shift', keepNightShift(opened.owner.db))
  if (web) await web.open(place.url, opened.role)
  if (development) shutdown.before('web', await openWeb(build, place.url, opened.role, webHandler(build, development)))
  await openMetrics(opened.owner, shutdown)
  if (shutdown.isUnderWay) return
  log.info({ event: 'ready', port: PORT })
  say(
    `ready http://${HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST}:${PORT}${env().DEMO ? `  ${signInLine}` : ''}`,
  )
}

/** What the web processes must see exactly as this one does, whatever the defaults would make of their environment. */
function settledEnvironment(): Record<string, string> {
  const { DEMO, ORIGIN, SESSION_SECRET } = env()
  return { DEMO: DEMO ? 'on' : 'off', ORIGIN, SESSION_SECRET }
}

async function openDatabases(url: string, shutdown: Shutdown) {
  const onLost = () => shutdown.isUnderWay || log.warn({ event: 'connection-lost' })
  const owner = openDatabase({ url, max: 8, onLost })
  const role = await findApplicationRole(owner.pool)
  const application = openDatabase({ url, role, max: 4, onLost })
  useDatabase(application)
  return { owner, application, role, close: () => Promise.all([owner.close(), application.close()]) }
}

async function loadDemo(url: string, { owner, application }: { owner: Database; application: Database }) {
  const load = async () => loadDemoIfEmpty(systemContext(application.db, await currentTime(owner.db)), say)
  await loadDemoWhole({ url, pool: owner.pool, say, load })
}

async function openMetrics(owner: Database, shutdown: Shutdown) {
  const { METRICS_PORT } = env()
  if (METRICS_PORT === 0) return
  const server = await serveMetrics(METRICS_PORT, owner.db)
  if (!server) return say(`Port ${METRICS_PORT} is taken: no metrics. METRICS_PORT chooses another one.`)
  shutdown.before('metrics', () => server.close())
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}
