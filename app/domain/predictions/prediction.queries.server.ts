import { learnersVisibleTo } from '~/access/scopes.server'
import { seenByProvider, terminal } from '~/domain/applications/choice.states'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import type { HeldPrediction } from './prediction'

/** Learners with what is predicted of them, held until the deed is done. Those the viewer cannot see are left away. */
export async function lockPredicted(ctx: Context, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return []
  const learners = await learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id', 'rollEntry.schoolId', 'learner.givenNames'])
    .where('learner.id', 'in', [...learnerIds])
    .orderBy('learner.id')
    .forNoKeyUpdate('learner')
    .execute()
  const ids = learners.map(({ id }) => id)
  const held = await predictionsOf(ctx, ids)
  const released = await releasedAmong(ctx, ids)
  return learners.map((learner) => ({
    ...learner,
    held: held.get(learner.id) ?? [],
    isReleased: released.has(learner.id),
  }))
}

export type Predicted = Awaited<ReturnType<typeof lockPredicted>>[number]

/** What is predicted of these learners, by the school or by themselves. */
export async function predictionsOf(ctx: Context, learnerIds: string[]): Promise<Map<string, HeldPrediction[]>> {
  if (learnerIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('grade')
    .select(['learnerId', 'subject', 'qualification', 'grade', 'isConfirmed'])
    .where('learnerId', 'in', learnerIds)
    .where('stage', '=', 'predicted')
    .orderBy('isConfirmed', 'desc')
    .orderBy('subject')
    .orderBy('qualification')
    .execute()
  const held = new Map<string, HeldPrediction[]>()
  for (const { learnerId, ...grade } of rows) held.set(learnerId, [...(held.get(learnerId) ?? []), grade])
  return held
}

/** Whose reference of this year was released: it cannot be released or taken back while the deed goes on. */
export async function releasedAmong(ctx: Context, learnerIds: string[]): Promise<Set<string>> {
  if (learnerIds.length === 0) return new Set()
  const cycle = await currentCycle(ctx)
  const rows = await ctx.db
    .selectFrom('reference')
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .select('reference.learnerId')
    .where('reference.learnerId', 'in', learnerIds)
    .where('application.cycleId', '=', cycle.id)
    .where('reference.state', '=', 'released')
    .forShare('reference')
    .execute()
  return new Set(rows.map(({ learnerId }) => learnerId))
}

/** Whose form is with a provider now: a change after that reaches nobody by itself. */
export async function withCopiesOut(ctx: Context, learnerIds: string[]): Promise<string[]> {
  if (learnerIds.length === 0) return []
  const open = seenByProvider.filter((state) => !terminal.includes(state))
  const rows = await ctx.db
    .selectFrom('choice')
    .select('learnerId')
    .distinct()
    .where('learnerId', 'in', learnerIds)
    .where('sentAt', 'is not', null)
    .where('state', 'in', open)
    .execute()
  return rows.map(({ learnerId }) => learnerId)
}
