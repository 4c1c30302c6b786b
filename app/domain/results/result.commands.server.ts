import { mustBeAllowed } from '~/access/guard.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound } from '~/kit/errors'
import { choicesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import { offerLive } from '~/domain/applications/choice.states'
import { isOfProvider } from './candidate.queries.server'
import type { Result } from './evaluation'
import { judgePlaces } from './standing.commands.server'

/** Guards the putting in of results: a school for its learners, a provider for those who hold its offers. */
export function mustPutIn(ctx: Context): string {
  const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'organisation')
  if (isOfProvider(ctx)) mustBeAllowed(ctx, 'results.take', { providerId: organisationId })
  else mustBeAllowed(ctx, 'results.give', { schoolId: organisationId })
  return organisationId
}

type Given = Result & { learnerId: string }

/** Writes results under the name of the organisation that puts them in; what others put in stays as it is. */
export async function putResults(ctx: Context, cycleId: string, givenById: string, results: readonly Given[]) {
  if (results.length === 0) return
  const by = { cycleId, givenById, enteredById: ctx.actor.id, enteredAt: ctx.now }
  await ctx.db
    .insertInto('examResult')
    .values(
      results.map(({ learnerId, subject, qualification, grade }) => ({
        learnerId,
        subject,
        qualification,
        grade,
        ...by,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['learnerId', 'cycleId', 'givenById', 'qualification', 'subject']).doUpdateSet((eb) => ({
        grade: eb.ref('excluded.grade'),
        enteredById: eb.ref('excluded.enteredById'),
        enteredAt: eb.ref('excluded.enteredAt'),
      })),
    )
    .execute()
}

/** One learner's results by hand: all that the organisation knows of; a row that is left out is taken away. */
export function giveResults(ctx: Context, learnerId: string, results: readonly Result[]) {
  return inTransaction(ctx, async (ctx) => {
    const { id: cycleId } = await currentCycle(ctx)
    await lockCandidate(ctx, cycleId, learnerId)
    const givenById = mustPutIn(ctx)
    await ctx.db
      .deleteFrom('examResult')
      .where('learnerId', '=', learnerId)
      .where('cycleId', '=', cycleId)
      .where('givenById', '=', givenById)
      .execute()
    await putResults(
      ctx,
      cycleId,
      givenById,
      results.map((result) => ({ ...result, learnerId })),
    )
    if (isOfProvider(ctx)) await judgePlaces(ctx, { cycleId, learnerIds: [learnerId] })
    const subject = { type: 'organisation', id: givenById, organisationId: givenById }
    await record(ctx, 'results.put-in', subject, { learner: learnerId, results: results.length })
  })
}

/** Somebody whose results this organisation may put in, held until the deed is done. */
async function lockCandidate(ctx: Context, cycleId: string, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select('learner.id')
    .where('learner.id', '=', learnerId)
    .$if(isOfProvider(ctx), (learners) =>
      learners.where(
        'learner.id',
        'in',
        choicesVisibleTo(ctx)
          .select('choice.learnerId')
          .where('choice.cycleId', '=', cycleId)
          .where('choice.state', 'in', offerLive),
      ),
    )
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  if (!learner) throw new NotFound('learner')
}
