import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import type { Context } from '~/kit/context.server'
import { NotFound, orNotFound } from '~/kit/errors'
import { isTargetState } from './target.states'

const TARGETS_SHOWN = 60

/** The targets of one plan with their steps: what is worked on first, by the day it is due. */
export async function targetsOf(ctx: Context, learnerId: string) {
  const targets = await targets$(ctx)
    .where('target.learnerId', '=', learnerId)
    .orderBy((eb) => eb('target.state', '=', 'active'), 'desc')
    .orderBy('target.dueOn')
    .orderBy('target.id')
    .limit(TARGETS_SHOWN)
    .execute()
  return targets.map(withState)
}

/** One target with its steps. */
export async function findTarget(ctx: Context, targetId: string) {
  const found = await targets$(ctx).where('target.id', '=', targetId).executeTakeFirst()
  return withState(orNotFound(found, 'target'))
}

export type TargetShown = Awaited<ReturnType<typeof findTarget>>

/** The target of a step. */
export async function findStep(ctx: Context, stepId: string) {
  const found = await planOwnersVisibleTo(ctx, 'targets')
    .innerJoin('target', 'target.learnerId', 'learner.id')
    .innerJoin('targetStep', 'targetStep.targetId', 'target.id')
    .select(['targetStep.id', 'targetStep.targetId'])
    .where('targetStep.id', '=', stepId)
    .executeTakeFirst()
  return orNotFound(found, 'step')
}

function targets$(ctx: Context) {
  return planOwnersVisibleTo(ctx, 'targets')
    .innerJoin('target', 'target.learnerId', 'learner.id')
    .leftJoin('account as setter', 'setter.id', 'target.setById')
    .leftJoin('reason', 'reason.id', 'target.reasonId')
    .select(['target.id', 'target.learnerId', 'target.title', 'target.why', 'target.measure', 'target.owner'])
    .select(['target.dueOn', 'target.state', 'target.detail', 'target.setAs', 'target.setAt', 'target.version'])
    .select(['learner.givenNames', 'setter.name as setBy', 'reason.label as reason'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('targetStep')
          .select(['targetStep.id', 'targetStep.what', 'targetStep.owner', 'targetStep.dueOn', 'targetStep.state'])
          .whereRef('targetStep.targetId', '=', 'target.id')
          .orderBy('targetStep.position'),
      ).as('steps'),
    )
}

function withState<T extends { state: string }>(target: T) {
  const { state } = target
  if (!isTargetState(state)) throw new NotFound('target')
  return { ...target, state }
}
