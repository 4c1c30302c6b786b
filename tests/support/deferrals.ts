import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { deferPlace } from '~/domain/deferrals/deferral.commands.server'
import { proposeDeferral } from '~/domain/deferrals/proposal.commands.server'
import { FRIDAY, type ChoiceWithAll } from './admissions'
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

/** A provider has asked whether the place may wait for a start of the next year. */
export async function aProposal(db: Db, choice: { id: string }, toRunId: string): Promise<string> {
  const id = randomUUID()
  const asked = { choiceId: choice.id, toRunId, proposedAt: FRIDAY, answerBy: '2026-12-04' }
  await db
    .insertInto('deferralProposal')
    .values({ id, ...asked })
    .execute()
  return id
}

type Both = Pick<ChoiceWithAll, 'id' | 'officer' | 'learner'>

/** The provider asks and the learner says yes: the place is kept for the next year. */
export async function keepForNextYear({ id, officer, learner }: Both, to: string, message = '') {
  await proposeDeferral(officer, id, { to, message })
  return deferPlace(learner, id, {})
}
