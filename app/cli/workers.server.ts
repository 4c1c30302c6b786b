import cluster, { type Worker } from 'node:cluster'
import { log } from '~/kit/log.server'
import { report, type Order } from './messages'
import type { Rush } from './rush.server'

const PATIENCE_MS = 5800

/** The web processes: forked early so that they load meanwhile, opened together, started again when one dies. */
export function forkWeb(count: number, environment: Record<string, string>, rush: Rush) {
  cluster.setupPrimary({ args: ['web'] })
  const workers = new Set<Worker>()
  let opening: Order | undefined
  let isStopping = false

  const fork = () => {
    const worker = cluster.fork(environment)
    workers.add(worker)
    worker.on('message', (message: unknown) => {
      const { data } = report.safeParse(message)
      if (data?.kind === 'rush') rush.hear(worker.id, data.isMuch)
    })
    worker.once('exit', (code, signal) => {
      workers.delete(worker)
      rush.hear(worker.id, false)
      if (isStopping || !opening) return
      log.error({ event: 'web-process-died', code, signal })
      setTimeout(() => !isStopping && open(fork()), 250)
    })
    return worker
  }
  const open = (worker: Worker) => opening && worker.send(opening)

  for (let n = 0; n < count; n += 1) fork()

  return {
    /** Opens them all; resolves when each one listens. */
    async open(url: string, role: string | undefined) {
      opening = { kind: 'open', url, ...(role ? { role } : {}) }
      await Promise.all([...workers].map((worker) => untilListening(worker, () => open(worker))))
    },
    async stop() {
      isStopping = true
      await Promise.all([...workers].map(stopWorker))
    },
  }
}

function untilListening(worker: Worker, open: () => void) {
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: unknown) => report.safeParse(message).data?.kind === 'listening' && resolve())
    worker.once('exit', () => reject(new Error('A web process could not start.')))
    open()
  })
}

function stopWorker(worker: Worker) {
  return new Promise<void>((resolve) => {
    const giveUp = setTimeout(() => worker.process.kill('SIGKILL'), PATIENCE_MS)
    worker.once('exit', () => {
      clearTimeout(giveUp)
      resolve()
    })
    if (worker.isConnected()) worker.send({ kind: 'stop' } satisfies Order)
  })
}
