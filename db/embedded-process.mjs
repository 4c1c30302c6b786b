// Which process is which: pids are used again after a crash, so a pid is kept together with the moment it started.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Something that tells this process from a later one with the same pid; null where there is no such process.
 * @param {number} pid
 */
export function processStamp(pid) {
  try {
    if (process.platform !== 'linux') return fromPs(pid, 'lstart=')
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : (rest[18] ?? null)
  } catch {
    return null
  }
}

/**
 * The command line of a process, or an empty string.
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : (fromPs(pid, 'command=') ?? '')
  } catch {
    return ''
  }
}

/**
 * Sends a signal; a process that has gone already is no error.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // gone already
  }
}

/**
 * Asks again and again until the answer is yes or the time is up.
 * @param {() => boolean | Promise<boolean>} isSo
 * @param {number} milliseconds
 */
export async function waitUntil(isSo, milliseconds, step = 20) {
  for (let waited = 0; waited <= milliseconds; waited += step) {
    if (await isSo()) return true
    await wait(step)
  }
  return false
}

/**
 * @param {number} pid
 * @param {string} field
 */
function fromPs(pid, field) {
  return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
}
