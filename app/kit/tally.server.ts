import { isbot } from 'isbot'
import { database } from '#db/connection.server'
import { currentTime } from './clock.server'
import { systemContext, type Context } from './context.server'
import { log } from './log.server'

/*
 * Small things that are counted while pages are read: no page waits for its count. Counts stay in memory for some seconds
 * and are then written together; those of the last seconds are lost if the process is killed, and nobody misses them.
 */

const WAIT_MS = 10_000
const MOST_KEYS = 1000

type Tally = {
  counts: Map<string, number>
  write: (ctx: Context, counts: ReadonlyMap<string, number>) => Promise<void>
}

const tallies: Tally[] = []
let timer: NodeJS.Timeout | undefined

/** Something that is counted by its key: what it returns counts one more. */
export function tally(write: Tally['write']): (key: string) => void {
  const one: Tally = { counts: new Map(), write }
  tallies.push(one)
  return (key) => {
    if (one.counts.size >= MOST_KEYS && !one.counts.has(key)) return
    one.counts.set(key, (one.counts.get(key) ?? 0) + 1)
    timer ??= setTimeout(() => void writeTallies().catch(missed), WAIT_MS).unref()
  }
}

/** Writes down what was counted so far. */
export async function writeTallies(given?: Context): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const counted = tallies.map(({ counts, write }) => ({ counts: new Map(counts), write }))
  for (const { counts } of tallies) counts.clear()
  if (counted.every(({ counts }) => counts.size === 0)) return
  const ctx = given ?? systemContext(database(), await currentTime(database()), 'tally')
  for (const { counts, write } of counted) if (counts.size > 0) await write(ctx, counts)
}

/** Lets go of what was counted and not written: for whoever leaves the database it was counted in. */
export function forgetTallies(): void {
  clearTimeout(timer)
  timer = undefined
  for (const { counts } of tallies) counts.clear()
}

/** Whether somebody reads this, as far as one can tell: not a robot, not a look ahead, not a question about the headers alone. */
export function isReader({ method, headers }: Request): boolean {
  if (method !== 'GET' || headers.get('Sec-Purpose')?.includes('prefetch')) return false
  return !isbot(headers.get('User-Agent') ?? '')
}

function missed(error: unknown) {
  log.warn({ event: 'tally-missed', kind: error instanceof Error ? error.name : typeof error })
}
