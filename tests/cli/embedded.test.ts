import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { processStamp, waitUntil } from '#db/embedded-process.mjs'
import { startEmbedded } from '#db/embedded.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const base = path.resolve(root, process.env.DATA_DIR ?? '.data')
mkdirSync(base, { recursive: true })
const home = mkdtempSync(path.join(base, 'embedded-'))
const others: ChildProcess[] = []
const isRoot = process.getuid?.() === 0
const hasSetpriv = spawnSync('setpriv', ['--version']).status === 0

afterEach(() => others.splice(0).forEach((other) => other.kill('SIGKILL')))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('the embedded PostgreSQL', () => {
  test('keeps its data over a stop and a start, and speaks of letters beyond A to Z', async () => {
    const first = await startEmbedded({ root, dataDir: home })
    await ask(first.url, 'create table kept (name text)')
    await ask(first.url, `insert into kept values ('ÉLODIE')`)
    await first.stop()

    const second = await startEmbedded({ root, dataDir: home })
    const rows = await ask(second.url, 'select lower(name) as name from kept')
    await second.stop()

    expect(rows).toEqual([{ name: 'élodie' }])
    expect(isRunning()).toBe(false)
  })

  test('is found by a second process and outlives the first that leaves', async () => {
    const other = await elsewhere(home)
    const ours = await startEmbedded({ root, dataDir: home })

    other.stdin?.end()
    await ended(other)

    expect(ours.reused).toBe(true)
    expect(await ask(ours.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await ours.stop()
    expect(isRunning()).toBe(false)
  })

  test('outlives a process that was killed, and is used again', async () => {
    const other = await elsewhere(home)
    other.kill('SIGKILL')
    await ended(other)

    const found = await startEmbedded({ root, dataDir: home })

    expect(found.reused).toBe(true)
    await found.stop()
    expect(isRunning()).toBe(false)
  })

  test('starts again where the server itself was killed', async () => {
    const other = await elsewhere(home)
    other.kill('SIGKILL')
    process.kill(postmaster(), 'SIGKILL')
    await ended(other)

    const started = await startEmbedded({ root, dataDir: home })

    expect(started.reused).toBe(false)
    expect(await ask(started.url, 'select count(*)::int as kept from kept')).toEqual([{ kept: 1 }])
    await started.stop()
  })

  test('is started again by its guard on the same port', async () => {
    const cluster = await startEmbedded({ root, dataDir: home })
    const endGuard = cluster.guard()

    process.kill(postmaster(), 'SIGKILL')

    expect(await waitUntil(() => ask(cluster.url, 'select 1').then(Boolean, () => false), 20_000, 100)).toBe(true)
    endGuard()
    await cluster.stop()
  })

  test('two that start at the same moment share one', async () => {
    const [one, two] = await Promise.all([elsewhere(home), elsewhere(home)])

    expect([said(one), said(two)].filter((line) => line.includes('reused')).length).toBe(1)
  })

  test.skipIf(!isRoot || !hasSetpriv)(
    'runs in a folder that only root may enter (tried as root, with setpriv)',
    async () => {
      const closed = path.join(home, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      chmodSync(closed, 0o700)

      const cluster = await startEmbedded({ root, dataDir: path.join(closed, 'data') })

      expect(await ask(cluster.url, `select 'here' as place`)).toEqual([{ place: 'here' }])
      await cluster.stop()
    },
  )
})

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

const output = new WeakMap<ChildProcess, string>()

/** Another process that starts the same PostgreSQL and leaves when its input ends. */
async function elsewhere(dataDir: string) {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(pathToFileURL(path.join(root, 'db/embedded.mjs')).href)})
    const cluster = await startEmbedded(${JSON.stringify({ root, dataDir })})
    console.log(cluster.reused ? 'reused' : 'started')
    process.stdin.on('end', () => cluster.stop().then(() => process.exit(0))).resume()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  others.push(child)
  child.stdout.on('data', (text: Buffer) => output.set(child, said(child) + text.toString()))
  if (!(await waitUntil(() => said(child) !== '', 30_000)))
    throw new Error('The other process did not start PostgreSQL.')
  return child
}

function said(child: ChildProcess) {
  return output.get(child) ?? ''
}

function ended(child: ChildProcess) {
  return waitUntil(() => child.exitCode !== null || child.signalCode !== null, 15_000)
}

function postmaster() {
  return Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function isRunning() {
  return readdirSync(path.join(home, 'postgres')).includes('postmaster.pid') && processStamp(postmaster()) !== null
}
