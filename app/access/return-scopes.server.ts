import { sql } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { learnersVisibleTo } from './scopes.server'

/*
 * Which rows of the national return a viewer may see.
 */

/** Whether a learner is followed here still: whoever has moved, left England or died is asked for nothing any more. */
export const isFollowed = follows('learner.id')

/** The same where the learner is named by another row. */
export function follows(learnerId: string) {
  return sql<boolean>`not exists (select from cohort_leaving gone
    where gone.learner_id = ${sql.ref(learnerId)} and gone.taken_back_at is null)`
}

/** Whether nobody has recorded that a learner has died: a school that still has them on its roll is not asked to chase them. */
export const isLiving = sql<boolean>`is_written_of(learner.id, null)`

/** Whether a learner lives in an authority of their area; where nobody knows, they do. */
export const livesHere = sql<boolean>`coalesce((select home.authority_code in (
    select own.authority_code from area_authority join organisation own on own.id = area_authority.authority_id
    where area_authority.area_id = learner.area_id and own.authority_code is not null)
  from organisation home where home.id = learner.authority_id), true)`

const nobody = '00000000-0000-0000-0000-000000000000'

/** Months as they were frozen: those of the coordinator's own area. They hold names; no page shows them. */
export function returnsVisibleTo(ctx: Asking) {
  const returns = ctx.db.selectFrom('nccisSnapshot')
  const { actor } = ctx
  if (actor.role === 'system') return returns
  return returns.where('nccisSnapshot.areaId', '=', actor.role === 'coordinator' ? (actor.areaId ?? nobody) : nobody)
}

/** What the rules find in the record as it stands: to advisers with the learners they see, to a coordinator to be counted. */
export function faultsVisibleTo(ctx: Asking) {
  const faults = ctx.db.selectFrom('nccisFinding').where('nccisFinding.snapshotId', 'is', null)
  const { actor } = ctx
  if (actor.role === 'system') return faults
  if (actor.role === 'coordinator') return faults.where('nccisFinding.areaId', '=', actor.areaId ?? nobody)
  if (actor.role !== 'adviser') return faults.where('nccisFinding.id', '=', nobody)
  return faults
    .where('nccisFinding.areaId', '=', actor.areaId ?? nobody)
    .where('nccisFinding.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
}

/** Rows of returns that came in and wait for an answer: to the advisers of the area, who may read the names in them. */
export function returnQuestionsVisibleTo(ctx: Asking) {
  const questions = ctx.db.selectFrom('returnQuestion')
  const { actor } = ctx
  if (actor.role === 'system') return questions
  return questions.where('returnQuestion.areaId', '=', actor.role === 'adviser' ? (actor.areaId ?? nobody) : nobody)
}

/** Who has left those an authority reports on: to the advisers of the area they were in. */
export function leavingsVisibleTo(ctx: Asking) {
  const leavings = ctx.db.selectFrom('cohortLeaving')
  if (ctx.actor.role === 'system') return leavings
  if (ctx.actor.role !== 'adviser') return leavings.where('cohortLeaving.id', '=', nobody)
  return leavings.where('cohortLeaving.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
}
