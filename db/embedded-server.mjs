// Making, starting and stopping one PostgreSQL server. Who shares it is the business of embedded.mjs.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import path from 'node:path'
import { commandOf, processStamp, signalProcess, waitUntil } from './embedded-process.mjs'
import { databaseUser, runAs } from './embedded-user.mjs'

/** @typedef {{ home: string, data: string, native: string, throwaway: boolean }} Place */
/** @typedef {{ command: string, args: string[], options: { uid?: number, gid?: number, cwd: string, env: NodeJS.ProcessEnv } }} Program */

/** @param {Place} place @param {(line: string) => void} say */
export function create(place, say) {
  say('Making the database')
  for (const name of readdirSync(place.home)) {
    if (name.startsWith('postgres.new-'))
      rmSync(path.join(place.home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  const data = path.join(place.home, `postgres.new-${process.pid}`)
  const secret = `${data}.password`
  const user = databaseUser()
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user) for (const file of [data, secret]) chownSync(file, user.uid, user.gid)
  const names = ['-U', 'onward', `--pwfile=${secret}`, '--auth=scram-sha-256', '-D', data]
  const language = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '-T',
    'english',
  ]
  const { command, args, options } = program(place, 'initdb', data, [
    ...names,
    ...language,
    ...(place.throwaway ? ['--no-sync'] : []),
  ])
  const made = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder: ${made.stderr || made.error?.message}`)
  renameSync(secret, path.join(data, 'onward.password'))
  renameSync(data, place.data) // whole or not at all, whenever we are killed
}

/** @param {Place} place @param {number} [samePort] */
export async function start(place, samePort) {
  rmSync(path.join(place.data, 'postmaster.pid'), { force: true }) // whoever wrote it is gone: running() has looked
  const log = openLog(path.join(place.home, 'postgres.log'))
  for (let attempt = 1; ; attempt += 1) {
    const port = samePort ?? (await freePort())
    const { command, args, options } = program(place, 'postgres', place.data, [
      '-D',
      place.data,
      ...settings(place, port),
    ])
    const server = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] })
    let ended = false
    server.once('exit', () => (ended = true)).once('error', () => (ended = true))
    await waitUntil(() => ended || readPostmaster(place)?.status === 'ready', 120_000)
    server.unref()
    if (!ended && readPostmaster(place)?.status === 'ready') break
    // Old backends may need a moment to notice that their postmaster was killed; the port may have been taken meanwhile.
    if (attempt === 20) throw new Error(`PostgreSQL would not start: see ${place.home}/postgres.log`)
    await waitUntil(() => false, 250)
  }
  closeSync(log)
}

/** @param {Place} place @param {number} port */
function settings(place, port) {
  const megabytes = totalmem() / 2 ** 20
  const shared = place.throwaway ? 64 : Math.min(512, Math.max(64, Math.floor(megabytes / 8)))
  const common = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    max_parallel_workers_per_gather: 0, // the web and its jobs share the cores already
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
  }
  const unsafe = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
  }
  const all = place.throwaway ? { ...common, ...unsafe } : common
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * @param {Place} place
 * @param {string} name
 * @param {string} data
 * @param {string[]} given
 * @returns {Program}
 */
function program(place, name, data, given) {
  const binary = path.join(place.native, 'bin', name)
  const needed = [binary, path.join(place.native, 'lib'), path.join(place.native, 'share', 'postgresql'), data]
  const { before, options } = runAs(databaseUser(), needed)
  const [command = binary, ...args] = [...before, binary, ...given]
  return {
    command,
    args,
    options: { ...options, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', NODE_ENV: 'production' } },
  }
}

/** The server's own note of itself, if that process lives and is ours. @param {Place} place */
export function readPostmaster(place) {
  try {
    const lines = readFileSync(path.join(place.data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!processStamp(pid) || !commandOf(pid).includes('postgres')) return null
    return { pid, port: Number(lines[3]), status: lines[7]?.trim() || 'starting' }
  } catch {
    return null
  }
}

/** @param {Place} place */
export async function stopPostmaster(place) {
  const postmaster = readPostmaster(place)
  if (!postmaster) return
  signalProcess(postmaster.pid, 'SIGINT')
  const isGone = () => !processStamp(postmaster.pid)
  if (await waitUntil(isGone, 6000)) return
  signalProcess(postmaster.pid, 'SIGQUIT')
  await waitUntil(isGone, 5000)
}

/** @param {string} file */
function openLog(file) {
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.old`)
  const log = openSync(file, 'a', 0o600)
  chmodSync(file, 0o600)
  return log
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
