import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { env } from './env.server'

let aheadMs = 0

/** What the computer's own clock says, set right by the database's: the only place that asks it. */
export function realNow(): Date {
  return new Date(Date.now() + aheadMs)
}

/**
 * Sets this process's clock by the database's, which is one for all: a web process and a worker on two machines then
 * agree whether a deadline has passed. A difference as small as the asking took may be the asking itself, and is left.
 */
export async function setClockByDatabase(db: Kysely<DB>): Promise<number> {
  const before = Date.now()
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  const took = Date.now() - before
  const ahead = (rows[0]?.at.getTime() ?? before) - before - took / 2
  aheadMs = Math.abs(ahead) <= Math.max(took, SMALLEST_MS) ? 0 : Math.round(ahead)
  return aheadMs
}

const SMALLEST_MS = 100

/** What time it is for everybody: the real time, moved on by the demo's clock where there is one. */
export async function currentTime(db: Kysely<DB>): Promise<Date> {
  if (!env().DEMO) return realNow()
  const setting = await db.selectFrom('systemSetting').select('value').where('name', '=', 'clock').executeTakeFirst()
  return moved(setting?.value)
}

/** The moment a stored clock setting names; the real one where nothing is stored. */
export function moved(setting: unknown): Date {
  return new Date(realNow().getTime() + offsetOf(setting))
}

function offsetOf(setting: unknown): number {
  if (typeof setting !== 'object' || setting === null || !('offsetMs' in setting)) return 0
  return typeof setting.offsetMs === 'number' ? setting.offsetMs : 0
}
