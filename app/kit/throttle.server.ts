import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { onConnections, pool } from '#db/connection.server'
import { hashed } from './chance.server'
import { TooManyTries } from './errors'

export type Throttle = { name: string; tries: number; seconds: number; sentence: string }

const limiters = onConnections(() => new Map<string, RateLimiterPostgres>())

/** Counts one try; says how long to wait when there were too many. Keys are hashed: no address or name is kept. */
export async function countTry(throttle: Throttle, key: string): Promise<void> {
  try {
    await limiterOf(throttle).consume(hashed(key))
  } catch (tooMany) {
    if (!(tooMany instanceof RateLimiterRes)) throw tooMany
    throw new TooManyTries(throttle.sentence, Math.ceil(tooMany.msBeforeNext / 1000))
  }
}

/** Forgets the tries counted so far: the right person got in. */
export async function forgetTries(throttle: Throttle, key: string): Promise<void> {
  await limiterOf(throttle).delete(hashed(key))
}

function limiterOf({ name, tries, seconds }: Throttle) {
  const known = limiters().get(name)
  if (known) return known
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'throttle',
    tableCreated: true,
    keyPrefix: name,
    points: tries,
    duration: seconds,
  })
  limiters().set(name, made)
  return made
}
