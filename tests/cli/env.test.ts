import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseEnv } from '~/kit/env.server'

const folder = mkdtempSync(path.join(tmpdir(), 'onward-env-'))
const secret = 'a secret of thirty-two characters'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the environment', () => {
  test('everything has a default while the demo is on', () => {
    const env = parseEnv({ DATA_DIR: folder })

    expect(env).toMatchObject({
      PORT: 3000,
      HOST: 'localhost',
      DEMO: true,
      ORIGIN: 'http://localhost:3000',
      METRICS_PORT: 3001,
    })
    expect(env.WORKERS).toBeGreaterThan(0)
  })

  test('the demo is off where a database is named, and its needs are asked for', () => {
    const env = parseEnv({
      DATABASE_URL: 'postgres://a:b@db/onward',
      ORIGIN: 'https://onward.example/',
      SESSION_SECRET: secret,
    })

    expect(env).toMatchObject({ DEMO: false, ORIGIN: 'https://onward.example' })
  })

  test('an empty variable counts as none', () => {
    expect(parseEnv({ DATA_DIR: folder, PORT: '', SMTP_URL: '' }).PORT).toBe(3000)
  })

  test('a demo makes its secret once and keeps it to itself', () => {
    const first = parseEnv({ DATA_DIR: folder })
    const second = parseEnv({ DATA_DIR: folder })

    expect(second.SESSION_SECRET).toBe(first.SESSION_SECRET)
    expect(readFileSync(path.join(folder, 'session.secret'), 'utf8')).toBe(first.SESSION_SECRET)
    expect(statSync(path.join(folder, 'session.secret')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [{ PORT: 'three' }, 'PORT must be a number from 1 to 65535: write PORT=3000.'],
    [{ PORT: '70000' }, 'PORT must be a number from 1 to 65535: write PORT=3000.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must look like postgres://user:password@host:5432/onward.'],
    [{ DEMO: 'maybe' }, 'DEMO must be on or off: write DEMO=off.'],
    [{ WORKERS: '0' }, 'WORKERS must be a number from 1 to 64: write WORKERS=2.'],
    [{ ORIGIN: 'onward.example' }, 'ORIGIN must be the public address: write ORIGIN=https://onward.example.'],
    [
      { SESSION_SECRET: 'short' },
      'SESSION_SECRET must have 32 characters or more: write SESSION_SECRET=$(openssl rand -hex 32).',
    ],
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL must look like smtp://user:password@host:587.'],
    [
      { SMTP_URL: 'smtp://mail' },
      'MAIL_FROM is needed because SMTP_URL is set: write MAIL_FROM=letters@onward.example.',
    ],
    [{ DEMO: 'off' }, 'ORIGIN is needed because DEMO is off: write ORIGIN=https://onward.example.'],
    [
      { DEMO: 'off', ORIGIN: 'https://onward.example' },
      'SESSION_SECRET is needed because DEMO is off: write SESSION_SECRET=$(openssl rand -hex 32).',
    ],
  ])('%o is answered with one sentence', (wrong, sentence) => {
    expect(() => parseEnv({ DATA_DIR: folder, ...wrong })).toThrow(sentence)
  })
})
