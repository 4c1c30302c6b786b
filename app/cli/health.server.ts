import { setTimeout as wait } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { pendingMigrations } from '#db/migrate.server'
import type { DB } from '#db/schema'

export type Health = { status: 'ok' } | { status: 'failing'; part: 'database' | 'migrations' | 'jobs' }

const PATIENCE_MS = 2000
const LONGEST_WAIT_SECONDS = 60

let isMigrated = false

/** Whether the service can do its work, and if not, which part of it fails. */
export async function health(db: Kysely<DB>): Promise<Health> {
  return Promise.race([
    examine(db),
    wait(PATIENCE_MS, { status: 'failing', part: 'database' } as const, { ref: false }),
  ])
}

async function examine(db: Kysely<DB>): Promise<Health> {
  try {
    isMigrated ||= (await pendingMigrations({ db })).length === 0
    if (!isMigrated) return { status: 'failing', part: 'migrations' }
    return (await isQueueStuck(db)) ? { status: 'failing', part: 'jobs' } : { status: 'ok' }
  } catch {
    return { status: 'failing', part: 'database' }
  }
}

/** Work that should have begun a minute ago and that nobody has taken up: nobody is working. */
async function isQueueStuck(db: Kysely<DB>) {
  const { rows } = await sql<{ isStuck: boolean }>`
    select exists (
      select from graphile_worker._private_jobs
      where is_available and run_at < now() - make_interval(secs => ${LONGEST_WAIT_SECONDS})
    ) and not exists (
      select from graphile_worker._private_jobs where locked_at > now() - make_interval(secs => ${LONGEST_WAIT_SECONDS})
    ) as is_stuck`.execute(db)
  return rows[0]?.isStuck ?? false
}
