// Starts the built application under the pinned Node and is its shadow: same screen, same signals, same exit code.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { prepare, root, Stop } from './prepare.mjs'

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * @param {string[]} args
 * @param {Parameters<typeof prepare>[0]} [wishes]
 */
export async function launch(args, wishes) {
  try {
    const node = await prepare(wishes)
    process.exitCode = await shadow(node, args)
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

/**
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function shadow(node, args) {
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() }
  // The extra channel tells the application when this launcher dies without being able to say so.
  const child = spawn(node, [path.join(root, 'app', 'cli', 'main.mjs'), ...args], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  endWithParent(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 0)))
  })
}

/** Under npm, a killed npm leaves its child behind: whoever started us is gone, so we go too. @param {() => void} end */
function endWithParent(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), 500).unref()
}
