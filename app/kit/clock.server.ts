import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { env } from './env.server'

/** What the computer's own clock says: the only place that asks it. */
export function realNow(): Date {
  return new Date()
}

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
