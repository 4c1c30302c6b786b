import type { Insertable, Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { Qualification } from '~/domain/plans/grade'
import { goOn } from '~/domain/results/go-on.commands.server'
import type { Decision } from '~/domain/results/prepared'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import type { Context } from '~/kit/context.server'
import { FRIDAY, type Town } from './admissions'

type Db = Kysely<DB>
type Sitting = { learnerId: string; town: Town }
type Came = { subject: string; grade: string; qualification?: Qualification; givenById?: string }

/** The minute at which results are out, and what the job then does with every place. */
export async function resultsMorning(ctx: Context) {
  const begun = await releaseResults(ctx)
  const runs = await ctx.db.selectFrom('resultsRun').select('id').where('finishedAt', 'is', null).execute()
  for (const { id } of runs) await goOn(ctx, id)
  return begun
}

/** A result as it was put in: by the learner's school, unless somebody else is named. */
export function aResult(
  db: Db,
  { learnerId, town: { cycleId, schoolId } }: Sitting,
  { subject, grade, qualification = 'GCSE (9 to 1)', givenById = schoolId }: Came,
) {
  return db
    .insertInto('examResult')
    .values({ learnerId, cycleId, subject, qualification, grade, givenById, enteredAt: FRIDAY })
    .execute()
}

type Chosen = { id: string; providerId: string; town: Pick<Town, 'cycleId'> }
type Ready = Partial<Insertable<DB['preparedDecision']>> & { decision: Decision }

/** What a provider has ready for one place. */
export function aPrepared(db: Db, { id, providerId, town: { cycleId } }: Chosen, ready: Ready) {
  return db
    .insertInto('preparedDecision')
    .values({
      ...{ choiceId: id, providerId, cycleId, standing: 'unknown', judgedAt: FRIDAY },
      ...{ decidedByRole: 'admissions-officer', decidedAt: FRIDAY },
      ...ready,
    })
    .execute()
}
