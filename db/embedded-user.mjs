// PostgreSQL refuses to run as root. Where we are root, it runs as an ordinary user, who must be able to reach its files.
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** @typedef {{ uid: number, gid: number }} User */

/**
 * Who runs PostgreSQL: nobody special where we are not root ourselves.
 * @returns {User | null}
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return null
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] =
    people.find(([name]) => name === 'postgres') ?? people.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

/**
 * How to start a program as that user: plainly, or, where a folder above its files is closed to the user, through
 * setpriv with the one capability that opens it. Nothing outside the data folder is changed for it.
 * @param {User | null} user
 * @param {string[]} places what the user must reach
 * @returns {{ before: string[], options: Partial<User> }}
 */
export function runAs(user, places) {
  if (!user) return { before: [], options: {} }
  if (places.every((place) => mayReach(user, place))) return { before: [], options: user }
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      `PostgreSQL runs as user ${user.uid}, who may not enter ${places.find((place) => !mayReach(user, place))}: ` +
        'put the checkout where everybody may enter, or run it without root, or set DATABASE_URL.',
    )
  }
  const ids = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  return { before: ['setpriv', ...ids, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'], options: {} }
}

/**
 * @param {User} user
 * @param {string} place
 */
function mayReach(user, place) {
  for (let at = place; ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    const needed = at === place ? 0o5 : 0o1
    if (((mode >> shift) & needed) !== needed) return false
    if (at === path.dirname(at)) return true
  }
}
