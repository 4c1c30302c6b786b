import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { waitUntil } from '#db/embedded-process.mjs'
import { freeAbandonedJobs } from '~/cli/abandoned-jobs.server'
import { racingDatabase } from '#tests/support/database'

const data = racingDatabase()

describe('jobs that were in hand when their process was killed', () => {
  test('are free again at the next start', async () => {
    await jobTaken('1 second')

    const stop = await freeAbandonedJobs(data)

    expect(await waitUntil(async () => (await taken()) === 0, 10_000)).toBe(true)
    await stop()
  })

  test('are left alone while another process runs jobs', async () => {
    const stopFirst = await freeAbandonedJobs(data)
    await waitUntil(async () => (await holders()) === 1, 10_000)
    await jobTaken('1 second')

    const stopSecond = await freeAbandonedJobs(data)
    const isFreed = await waitUntil(async () => (await taken()) === 0, 1500)
    await stopFirst()

    expect(isFreed).toBe(false)
    expect(await waitUntil(async () => (await taken()) === 0, 10_000)).toBe(true)
    await stopSecond()
  })
})

async function jobTaken(ago: string) {
  await sql`select graphile_worker.add_job('tests/anything', '{}'::json)`.execute(data.db)
  await sql`update graphile_worker._private_jobs set locked_at = now() - ${ago}::interval, locked_by = 'the dead'`.execute(
    data.db,
  )
}

async function taken() {
  const { rows } = await sql<{ taken: number }>`
    select count(*) as taken from graphile_worker._private_jobs where locked_by is not null`.execute(data.db)
  return rows[0]?.taken
}

async function holders() {
  const { rows } = await sql<{ holders: number }>`
    select count(*) as holders from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(data.db)
  return rows[0]?.holders
}
