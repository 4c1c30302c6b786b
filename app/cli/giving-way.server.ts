import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

const TASKS = '/proc/self/task'
const WORKER = 'libuv-worker'
const LOW = 10

/**
 * Lets the threads that hash passwords give way to whatever makes pages, so that those who are in do not wait for those who come in. Linux gives
 * each thread a priority of its own; elsewhere nothing is done. They are there as soon as one of them has worked. Returns how many there are.
 */
export function giveWayToPages(): number {
  if (!existsSync(TASKS)) return 0
  const workers = readdirSync(TASKS).filter((task) => nameOf(task) === WORKER)
  for (const task of workers) setPriority(Number(task), LOW)
  return workers.length
}

/** A thread may end while we look. */
function nameOf(task: string): string | null {
  try {
    return readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim()
  } catch {
    return null
  }
}
