import { sql, type Kysely } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import type { DB } from '#db/schema'
import { importMarks, MARKS_NOUN } from '~/domain/mark-files/mark-file.commands.server'
import { explainMarks } from '~/domain/mark-files/meaning.commands.server'
import { addDays } from '~/kit/dates'
import { aFile, uln } from '#tests/support/cohorts'
import { racingDatabase } from '#tests/support/database'
import { aHostedLearner } from '#tests/support/registers'
import { aSession } from '#tests/support/tracking'

const race$ = racingDatabase()
const DAYS = 12
const ROWS = 40_000

test('F-10: an import that is cut off leaves no mark, and the next one goes through', async () => {
  const { db } = race$
  const { teacher, runId, learnerId } = await aHostedLearner(db)
  const number = uln(1)
  await db
    .insertInto('learnerIdentifier')
    .values({ learnerId, kind: 'uln', value: number, source: 'school', recordedAt: teacher.now })
    .execute()
  await explainMarks(teacher, [{ said: '/', code: 'P' }])
  const days = Array.from({ length: DAYS }, (_, nth) => addDays('2026-11-20', -nth))
  for (const day of days) await aSession(teacher, runId, day)
  const row = (day: string) => `${number},${day},09:15,/\n`
  const rows = Array.from({ length: ROWS }, (_, nth) => row(days[nth % 7] ?? '')).join('')
  const file = await aFile(`ULN,Date,Start,Mark\n${rows}`)
  // Whoever owns the server sees what others are at.
  const { db: outside, close } = openDatabase({ url: race$.url, max: 1 })
  onTestFinished(close)
  let cuts = 0

  for (const ms of [0, 40, 120]) {
    const taking = importMarks(teacher, { file, isAllOrNothing: false }).then(
      () => 'done',
      () => 'cut off',
    )
    await untilAtWork(outside)
    await wait(ms)
    await sql`select pg_terminate_backend(pid) ${others}`.execute(outside)
    if ((await taking) === 'done') break
    cuts += 1
    expect(await db.selectFrom('mark').select('id').execute()).toEqual([])
  }
  const { status, counts } = await importMarks(teacher, { file, isAllOrNothing: false })

  expect(cuts).toBeGreaterThan(0)
  expect({ status, read: counts[MARKS_NOUN]?.read }).toEqual({ status: 'done', read: ROWS })
  expect(await db.selectFrom('mark').select('id').execute()).toHaveLength(7)
  const states = await db.selectFrom('intake').select('status').distinct().execute()
  expect(states.map((one) => one.status).toSorted()).not.toContain('running')
})

const others = sql`
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and query like '%staged_mark%' and state <> 'idle'`

/** Until the file is being laid down. */
async function untilAtWork(outside: Kysely<DB>) {
  for (let look = 0; look < 200; look += 1) {
    const { rows } = await sql`select pid ${others}`.execute(outside)
    if (rows.length > 0) return
    await wait(10)
  }
}
