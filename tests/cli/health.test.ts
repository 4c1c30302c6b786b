import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#db/connection.server'
import { health } from '~/cli/health.server'
import { testDatabase } from '#tests/support/database'

const data = testDatabase()

describe('whether the service is well', () => {
  test('it is, with a migrated database and a queue that is worked on', async () => {
    expect(await health(data.db)).toEqual({ status: 'ok' })
  })

  test('it is not when work waits and nobody takes it up', async () => {
    await jobDueSince('2 minutes')

    expect(await health(data.db)).toEqual({ status: 'failing', part: 'jobs' })
  })

  test('it is while a long queue is being worked on', async () => {
    await jobDueSince('2 minutes')
    await jobDueSince('3 minutes')
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody'
      where run_at < now() - interval '150 seconds'`.execute(data.db)

    expect(await health(data.db)).toEqual({ status: 'ok' })
  })

  test('it is not when the database does not answer', async () => {
    const nowhere = openDatabase({ url: 'postgres://onward@127.0.0.1:1/onward' })

    expect(await health(nowhere.db)).toEqual({ status: 'failing', part: 'database' })
    await nowhere.close()
  })
})

async function jobDueSince(ago: string) {
  await sql`select graphile_worker.add_job('tests/anything', '{}'::json, run_at := now() - ${ago}::interval)`.execute(
    data.db,
  )
}
