import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql, type Kysely } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DB } from '#db/schema'
import { catalogue } from '#tests/bench/made-catalogue'
import { racingDatabase } from '#tests/support/database'

const COURSES = 500
const KILLS = Number(process.env.ONWARD_KILLS ?? 5)
const main = path.resolve(import.meta.dirname, '../../app/cli/main.mjs')

const killed = racingDatabase()
const undisturbed = racingDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'onward-import-'))
const autumn = path.join(folder, 'autumn.xml')
const spring = path.join(folder, 'spring.xml')

beforeAll(() => {
  writeFileSync(autumn, catalogue(COURSES, { seed: 'autumn' }))
  writeFileSync(spring, catalogue(COURSES + 20, { seed: 'spring' }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('F-10: kill -9 in the middle of an import', () => {
  test('the prospectus is the old one or the new one, never a mix, and the next run goes through', async () => {
    await finished(undisturbed.url, autumn)
    const expected = { autumn: await prospectus(undisturbed.db), spring: '' }
    const took = await finished(undisturbed.url, spring)
    expected.spring = await prospectus(undisturbed.db)
    await finished(killed.url, autumn)
    const before = await prospectus(killed.db)
    let old = before
    const mixed: string[] = []

    let hits = 0
    for (let kill = 0; kill < KILLS || (hits === 0 && kill < 6 * KILLS); kill += 1) {
      await killedAfter(killed.url, spring, took * (0.25 + 0.75 * Math.random()))
      const now = await prospectus(killed.db)
      if (now !== old && now !== expected.spring) mixed.push(now)
      if (await isAtWork(killed.db)) hits += 1
      if (now === expected.spring) await finished(killed.url, autumn)
      old = await prospectus(killed.db)
    }
    await finished(killed.url, spring)

    const statuses = await killed.db.selectFrom('intake').select('status').distinct().orderBy('status').execute()
    expect(before).toBe(expected.autumn)
    expect(expected.spring).not.toBe(expected.autumn)
    expect(mixed).toEqual([])
    expect(hits, 'kills that hit an import at work').toBeGreaterThan(0)
    expect(await prospectus(killed.db)).toBe(expected.spring)
    expect(statuses.map(({ status }) => status)).toEqual(['done', 'interrupted'])
  }, 240_000)
})

/** Whether an import was cut off: its row still says that it runs. */
async function isAtWork(db: Kysely<DB>) {
  return (await db.selectFrom('intake').select('id').where('status', '=', 'running').execute()).length > 0
}

function importing(url: string, file: string) {
  return spawn(process.execPath, [main, 'import', 'courses', file, '--provider', '10001234', '--allow-removals'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      DEMO: 'on',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs an import to its end; how long it took. */
async function finished(url: string, file: string) {
  const began = performance.now()
  const child = importing(url, file)
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect(code, said).toBe(0)
  return performance.now() - began
}

/** Kills an import after some time; returns once the database has noticed. */
async function killedAfter(url: string, file: string, ms: number) {
  const child = importing(url, file)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await wait(ms)
  child.kill('SIGKILL')
  await ended
  for (let look = 0; look < 100; look += 1) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`.execute(
      killed.db,
    )
    if (rows.length === 0) return
    await wait(100)
  }
}

/**
 * All that visitors can find, as one hash: what each course and each run says, and what the search knows of it. How many
 * courses use a word is left out: until the night counts it anew, it grows with each import that tells of them.
 */
async function prospectus(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select md5(string_agg(line, '|' order by line)) as hash from (
      select concat_ws(' ', c.key, c.status, c.title, md5(c.description), md5(c.entry_requirements), md5(c.leads_to)) as line from course c
      union all select concat_ws(' ', c.key, r.key, r.status, r.starts_on, r.places, s.name, s.postcode)
        from course_run r join course c on c.id = r.course_id left join site s on s.id = r.site_id
      union all select concat_ws(' ', c.key, search.title, search.words::text) from course_search search join course c on c.id = search.course_id
      union all select word from search_word) lines`.execute(db)
  return rows[0]?.hash ?? ''
}
