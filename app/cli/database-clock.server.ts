import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { setClockByDatabase } from '~/kit/clock.server'
import { log } from '~/kit/log.server'

const EVERY_MS = 60_000

/** Sets this process's clock by the database's now and every minute; returns what stops it. */
export async function followDatabaseClock(db: Kysely<DB>): Promise<() => void> {
  const look = async () => {
    const ahead = await setClockByDatabase(db)
    if (ahead !== 0) log.warn({ event: 'clock-differs', ms: ahead })
  }
  await look().catch(() => {}) // a database that is away is noticed elsewhere
  const timer = setInterval(() => void look().catch(() => {}), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
