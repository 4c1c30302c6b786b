import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { clientSettings } from '#db/connection.server'
import { log } from '~/kit/log.server'

/** Whoever holds this lock runs the jobs; it is let go by the database itself when that process dies. */
const LOCK = 20_261_122
const RETRY_MS = 1000

/**
 * A job that was in hand when its process was killed stays marked as taken for hours. Once nobody else runs jobs on
 * this database, whatever was taken before we began is free again.
 */
export async function freeAbandonedJobs({ url, pool }: { url: string; pool: pg.Pool }) {
  const { rows } = await pool.query<{ now: Date }>('select now()')
  const began = rows[0]?.now ?? new Date()
  let client: pg.Client | undefined
  let isOver = false

  const hold = async () => {
    const holder = new pg.Client(clientSettings({ url }))
    client = holder
    holder.on('error', () => {})
    const lost = new Promise<void>((resolve) => holder.once('end', () => resolve()))
    try {
      await holder.connect()
      await holdAndFree(holder, began, () => isOver)
      await lost
    } catch {
      await holder.end().catch(() => {})
    }
  }
  const watch = async () => {
    while (!isOver) {
      await hold()
      await wait(RETRY_MS, undefined, { ref: false })
    }
  }
  void watch()
  return async () => {
    isOver = true
    await client?.end().catch(() => {})
  }
}

async function holdAndFree(client: pg.Client, began: Date, isOver: () => boolean) {
  while (!isOver()) {
    const { rows } = await client.query<{ isOurs: boolean }>('select pg_try_advisory_lock($1) as "isOurs"', [LOCK])
    if (rows[0]?.isOurs) break
    await wait(RETRY_MS, undefined, { ref: false })
  }
  const freed = await client.query(
    `with queues as (
       update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at < $1)
     update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < $1`,
    [began],
  )
  if (freed.rowCount) log.warn({ event: 'jobs-freed', count: freed.rowCount })
}
