import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { nightShift } from '~/night-shift'
import { currentTime } from '~/kit/clock.server'
import { systemContext } from '~/kit/context.server'
import { log } from '~/kit/log.server'
import { workNightShift } from '~/kit/night-shift.server'

const EVERY_MS = 5000

/** Looks every few seconds whether a shift has fallen due, by the clock that everybody shares. */
export function keepNightShift(db: Kysely<DB>) {
  let working = Promise.resolve()
  const look = async () => {
    const ctx = systemContext(db, await currentTime(db), 'night')
    const shifts = await workNightShift(ctx, nightShift)
    if (shifts > 0) log.info({ event: 'night-shift', shifts })
  }
  const timer = setInterval(() => {
    working = working.then(look).catch((error: unknown) => log.error({ event: 'night-shift' }, error))
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await working
  }
}
