import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import { sql, type Kysely } from 'kysely'
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client'
import type { DB } from '#db/schema'
import { openPageCount } from '~/kit/open-pages.server'

const requests = new Histogram({
  name: 'onward_request_seconds',
  help: 'How long pages took, by method and kind of answer',
  labelNames: ['method', 'answer'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
})

const fromMemory = new Counter({
  name: 'onward_open_pages_from_memory_total',
  help: 'Open pages answered from memory',
  collect() {
    this.reset()
    this.inc(openPageCount.answered)
  },
})
register.registerMetric(fromMemory)

/** Counts one answered request. */
export function observeRequest(method: string, status: number, ms: number) {
  requests.observe({ method, answer: `${Math.floor(status / 100)}xx` }, ms / 1000)
}

/** Event loop, memory and the like of this web process, for the first process to ask for. */
export function measureProcess() {
  collectDefaultMetrics()
  new AggregatorRegistry() // answers the first process when it collects
}

/** The metrics of all web processes together, and of the queue, on a port of their own that only this machine reaches. */
export async function serveMetrics(port: number, db: Kysely<DB>): Promise<Server | null> {
  measureQueue(db)
  const workers = new AggregatorRegistry()
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    void Promise.all([register.metrics(), cluster.isPrimary ? workers.clusterMetrics() : '']).then(
      ([own, web]) => response.writeHead(200, { 'Content-Type': register.contentType }).end(`${own}\n${web}`),
      () => response.writeHead(503).end(),
    )
  })
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function measureQueue(db: Kysely<DB>) {
  new Gauge({
    name: 'onward_jobs_waiting',
    help: 'Jobs that are due and not yet done',
    async collect() {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from graphile_worker._private_jobs where is_available and run_at <= now()`.execute(
        db,
      )
      this.set(rows[0]?.waiting ?? 0)
    },
  })
}
