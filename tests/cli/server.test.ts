import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { waitUntil } from '#db/embedded-process.mjs'
import { freePort, startTestServer, type TestServer } from '#tests/support/server'

const root = path.resolve(import.meta.dirname, '../..')
const base = path.resolve(root, process.env.DATA_DIR ?? '.data')
mkdirSync(base, { recursive: true })
const home = mkdtempSync(path.join(base, 'server-'))
const running: TestServer[] = []
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
  rmSync(home, { recursive: true, force: true })
})

describe('the whole service, with its own PostgreSQL', () => {
  test('says ready, says that it is well, and ends with 0 when it is asked to', async () => {
    const server = await started()

    expect(server.output()).toMatch(/^ready http:\/\/localhost:\d+ /m)
    expect(await health(server)).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await server.stop()).toBe(0)
  })

  test('finishes what runs before it ends', async () => {
    const server = await started()
    const slow = post(server, '/sign-in', 'email=nobody&password=&next=', { pauseMs: 600 })
    await wait(200)

    const [code, answer] = await Promise.all([server.stop(), slow])

    expect(code).toBe(0)
    expect(answer.status).toBe(422)
  })

  test('starts cleanly after kill -9, on the same port and the same PostgreSQL', async () => {
    const first = await started({ WORKERS: '2' })
    first.process.kill('SIGKILL')

    const second = await started({ PORT: String(first.port) })

    expect(await health(second)).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await second.stop()).toBe(0)
  })

  test('says which part fails, and is well again by itself once PostgreSQL was killed', async () => {
    const server = await started()
    const postmaster = Number(readFileSync(path.join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

    process.kill(postmaster, 'SIGKILL')

    expect(await waitUntil(async () => (await health(server)).status === 200, 20_000, 100)).toBe(true)
    expect(await server.stop()).toBe(0)
  })

  test('refuses a port that is taken in one sentence', async () => {
    const server = await started()

    await expect(started({ PORT: String(server.port) })).rejects.toThrow(`Port ${server.port} is taken`)
    expect(await server.stop()).toBe(0)
  })

  test('refuses an environment that is not complete in one sentence', async () => {
    await expect(started({ DEMO: 'off' })).rejects.toThrow(/ended with 1:\nORIGIN is needed because DEMO is off: .*\n$/)
  })

  test('refuses a database that does not answer in one sentence', async () => {
    const elsewhere = 'postgres://onward:secret@127.0.0.1:1/onward'

    const attempt = started({ DATABASE_URL: elsewhere })

    await expect(attempt).rejects.toThrow('The database 127.0.0.1:1/onward of DATABASE_URL cannot be used')
    await expect(attempt).rejects.not.toThrow('secret')
  })

  test('counts what it does on a port of its own', async () => {
    const port = await freePort()
    const server = await started({ METRICS_PORT: String(port) })
    await fetch(`${server.origin}/help`)

    const counted = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()

    expect(counted).toMatch(/onward_request_seconds_count\{.*answer="2xx".*\} 1/)
    expect(counted).toContain('onward_jobs_waiting 0')
    expect((await fetch(`${server.origin}/metrics`)).status).toBe(404)
    expect(await server.stop()).toBe(0)
  })

  test('sends every page with headers that keep others out, and a body that is not too large', async () => {
    const server = await started()

    const page = await fetch(`${server.origin}/`)
    const again = await fetch(`${server.origin}/`)
    // Refused by what its head says: whoever went on writing might miss the answer.
    const large = await post(server, '/sign-in', `email=${'a'.repeat(1_100_000)}`, { pauseMs: 2000 })

    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(again.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(again.headers.get('etag')).toBeTruthy()
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('strict-transport-security')).toBeNull()
    expect(large.status).toBe(413)
    expect(await server.stop()).toBe(0)
  })
})

async function started(environment: Record<string, string> = {}) {
  const server = await startTestServer({ DATA_DIR: home, ...environment })
  running.push(server)
  return server
}

async function health(server: TestServer) {
  const answer = await fetch(`${server.origin}/healthz`).catch(() => null)
  return { status: answer?.status, body: answer ? await answer.json() : null }
}

/** A form of our own page, of which the second half may take its time. */
function post(server: TestServer, address: string, body: string, { pauseMs = 0 } = {}) {
  return new Promise<{ status: number | undefined }>((resolve, reject) => {
    const sent = request(`${server.origin}${address}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'sec-fetch-site': 'same-origin',
      },
    })
    sent.once('error', reject)
    sent.once('response', (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode })
    })
    sent.write(body.slice(0, 10))
    setTimeout(() => sent.end(body.slice(10)), pauseMs)
  })
}
