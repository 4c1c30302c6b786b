import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import { addAccount } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import { addressOf, allDoors } from '#tests/support/doors'
import { servedApplication } from '#tests/support/served'

const folder = mkdtempSync(path.join(tmpdir(), 'onward-log-'))
const served = servedApplication({ DATA_DIR: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mark = `Zq${randomUUID().slice(0, 8)}`
const forged = `${mark}\n{"level":30,"event":"request","status":200}\r\n${mark}`
const escaped = encodeURIComponent(forged)

describe('F-42: what a request may leave in the log', () => {
  test('one line for each event, and nothing that anybody typed', async () => {
    const doors = await allDoors()
    const browser = served.visitor()
    const headers = {
      'user-agent': mark,
      referer: `${served.server.origin}/${mark}`,
      'x-forwarded-for': `${mark}, 10.0.0.1`,
      'x-request-id': mark,
    }

    for (const door of doors) {
      const filled = Object.fromEntries(door.params.map((name) => [name, `${mark} Yusuf`]))
      await browser.get(`${addressOf(door, filled)}?q=${escaped}&next=${escaped}&email=${mark}%40example.org`, headers)
      if (door.hasAction) await browser.post(addressOf(door, filled), fieldsWith(forged), headers)
    }
    await browser.get(`/no/${escaped}`, headers)
    await browser.get(`/sign-in?${'a='.repeat(3000)}${mark}`, headers)
    await browser.ask('/sign-in', { method: 'POST', body: `email=${mark}`, headers })

    const { lines, text } = await settledLog()
    expect(lines.length).toBeGreaterThan(doors.length)
    expect(lines.filter((line) => !isOneEvent(line))).toEqual([])
    expect(text).not.toContain(mark)
  })

  test('neither a password, nor a code, nor a session is ever in it', async () => {
    const account = {
      email: `${mark.toLowerCase()}@example.org`,
      name: `${mark} Okafor`,
      password: `${mark} three plain words`,
    }
    const accountId = await addAccount(systemContext(served.db, new Date()), account)
    const browser = served.visitor()

    await browser.post('/sign-in', { email: account.email, password: `${mark} wrong`, next: '' })
    await browser.post('/sign-in', { email: account.email, password: account.password, next: '' })
    await browser.get('/account')
    await browser.post('/code', { code: 'ABCD-EFGH-JKMN' })
    await browser.get('/invitation/ABCD-EFGH-JKMN')

    const session = browser.cookies.get('onward') ?? ''
    const { text } = await settledLog()
    expect(accountId).toBeTruthy()
    expect(session.length).toBeGreaterThan(20)
    for (const secret of [mark, mark.toLowerCase(), session, 'ABCD-EFGH-JKMN', 'plain words'])
      expect(text).not.toContain(secret)
  })

  test('a fault of ours is logged under the number its page shows, without what was typed', async () => {
    const owner = openDatabase({ url: served.url, max: 1 })
    await owner.pool.query('alter table account rename to account_away')
    const reply = await served.visitor().post('/sign-in', { email: `${mark}@example.org`, password: mark, next: '' })
    await owner.pool.query('alter table account_away rename to account')
    await owner.close()

    const number = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(reply.text)?.[0] ?? 'no number'
    const { text, lines } = await settledLog()
    expect(reply.status).toBe(500)
    expect(reply.text).not.toContain('relation')
    expect(lines.filter((line) => line.includes('"fault"') && line.includes(number)).length).toBe(1)
    expect(text).not.toContain(mark)
  })
})

function fieldsWith(text: string) {
  const names = [
    'email',
    'password',
    'code',
    'next',
    'membershipId',
    'day',
    'note',
    'reason',
    'detail',
    'message',
    'text',
    'answers.name',
    '__proto__.x',
  ]
  return Object.fromEntries(names.map((name) => [name, text]))
}

function isOneEvent(line: string) {
  try {
    const entry: unknown = JSON.parse(line)
    return typeof entry === 'object' && entry !== null && 'event' in entry && 'time' in entry
  } catch {
    return false
  }
}

async function settledLog() {
  for (let before = -1, now = 0; before !== now; before = now, now = logText().length) await wait(300)
  const text = logText() + served.server.output()
  return { text, lines: logText().trimEnd().split('\n') }
}

function logText() {
  return readFileSync(path.join(folder, 'onward.log'), 'utf8')
}
