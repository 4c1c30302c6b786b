import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from './admissions'
import { courseOf } from './cancellations'

type Db = Kysely<DB>
type More = { places?: number; hasHardLimit?: boolean; status?: 'draft' | 'live' }

/** A start of the same course a year later. */
export async function aStartOfNextYear(db: Db, runId: string, more: More = {}): Promise<string> {
  const run = { courseId: await courseOf(db, runId), key: 'next', startsOn: '2028-09-04', ...more }
  const { id } = await db.insertInto('courseRun').values(run).returning('id').executeTakeFirstOrThrow()
  return id
}

/** A place that was kept, and that can be confirmed again now. */
export async function aDeferral(db: Db, choice: { id: string; runId: string }, toRunId: string) {
  const said = { agreedHow: 'in-person', agreedOn: '2026-11-19', deferredAt: FRIDAY, confirmFrom: '2026-11-20' }
  const runs = { fromRunId: choice.runId, toRunId, beforeState: 'offer' as const }
  await db
    .insertInto('deferral')
    .values({ id: choice.id, choiceId: choice.id, ...runs, ...said })
    .execute()
}
