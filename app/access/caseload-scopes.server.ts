import { sql } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { nameOnlyLearners } from './people-scopes.server'
import { isAllowed } from './policy'
import { isFollowed } from './return-scopes.server'
import { learnersVisibleTo } from './scopes.server'

/*
 * Which rows of advisers a viewer may see beside the own caseload (scopes): the team's, and what is kept about circumstances.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** The caseloads of a service: to its advisers, and to nobody else. */
export function teamCaseloadVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const entries = ctx.db.selectFrom('caseloadEntry').where('caseloadEntry.endedAt', 'is', null)
  if (actor.role === 'system') return entries
  return entries.where('caseloadEntry.serviceId', '=', serviceOf(ctx))
}

/** Who has looked after a learner: told to the advisers of the area. */
export function caseloadHistoryVisibleTo(ctx: Asking) {
  const entries = ctx.db.selectFrom('caseloadEntry')
  if (ctx.actor.role === 'system') return entries
  if (ctx.actor.role !== 'adviser') return entries.where('caseloadEntry.id', '=', nobody)
  return entries.where('caseloadEntry.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
}

/** Acts for many of a caseload: those of the adviser's own service. */
export function caseloadActsVisibleTo(ctx: Asking) {
  const acts = ctx.db.selectFrom('caseloadAct')
  if (ctx.actor.role === 'system') return acts
  return acts.where('caseloadAct.serviceId', '=', serviceOf(ctx))
}

/** Private addresses of diaries: one's own alone, at the service of the visit. */
export function diaryFeedsVisibleTo(ctx: Asking) {
  return ctx.db
    .selectFrom('diaryFeed')
    .where('diaryFeed.serviceId', '=', serviceOf(ctx))
    .where('diaryFeed.accountId', '=', ctx.actor.id ?? nobody)
}

/** Those that work: to whoever holds the secret, found by its hash alone, for as long as the adviser works there. */
export function workingFeeds(ctx: Asking) {
  return ctx.db
    .selectFrom('diaryFeed')
    .innerJoin('account', (join) =>
      join.onRef('account.id', '=', 'diaryFeed.accountId').on('account.isDisabled', '=', false),
    )
    .innerJoin('organisation as service', 'service.id', 'diaryFeed.serviceId')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.accountId', '=', 'diaryFeed.accountId')
        .onRef('membership.organisationId', '=', 'diaryFeed.serviceId')
        .on('membership.role', '=', 'adviser')
        .on('membership.endedAt', 'is', null),
    )
    .where('diaryFeed.endedAt', 'is', null)
}

/** Advisers: the colleagues of one's own service, and a coordinator's own area. */
export function advisersVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const advisers = ctx.db
    .selectFrom('membership')
    .innerJoin('organisation as service', 'service.id', 'membership.organisationId')
    .where('membership.role', '=', 'adviser')
    .where('membership.endedAt', 'is', null)
  if (actor.role === 'system') return advisers
  if (actor.role === 'coordinator') return advisers.where('service.areaId', '=', actor.areaId ?? nobody)
  return advisers.where('membership.organisationId', '=', serviceOf(ctx))
}

/**
 * Circumstances of learners: to the advisers of the area, the confidential ones only with the right to them; nothing of
 * somebody of whom no more than who they are is passed on. No school, provider or parent reads any of them here.
 */
export function characteristicsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const held = ctx.db
    .selectFrom('learnerCharacteristic')
    .innerJoin('characteristicCode', 'characteristicCode.code', 'learnerCharacteristic.code')
  if (actor.role === 'system') return held
  if (actor.role !== 'adviser') return held.where('learnerCharacteristic.id', '=', nobody)
  const read = held
    .where('learnerCharacteristic.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('learnerCharacteristic.learnerId', 'not in', nameOnlyLearners())
  return readsConfidential(ctx) ? read : read.where('characteristicCode.isSensitive', '=', false)
}

/** How much help a learner needs: to the advisers of the area. */
export function levelsVisibleTo(ctx: Asking) {
  const levels = ctx.db.selectFrom('levelOfNeed')
  if (ctx.actor.role === 'system') return levels
  if (ctx.actor.role !== 'adviser') return levels.where('levelOfNeed.id', '=', nobody)
  return levels
    .where('levelOfNeed.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('levelOfNeed.learnerId', 'not in', nameOnlyLearners())
}

/** What is kept apart from a contact: to those advisers of the area who were given the right. */
export function confidentialNotesVisibleTo(ctx: Asking) {
  const notes = ctx.db.selectFrom('confidentialNote')
  if (ctx.actor.role === 'system') return notes
  if (!readsConfidential(ctx)) return notes.where('confidentialNote.id', '=', nobody)
  return notes.where('confidentialNote.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
}

/** Learners an adviser keeps circumstances of: those of the area, but for those of whom only who they are is passed on. */
export function learnersKeptBy(ctx: Asking) {
  const learners = learnersVisibleTo(ctx)
  return ctx.actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
}

/** Learners of a range of birthdays who are followed here and on nobody's caseload: to the advisers of the area. */
export function learnersWithoutAdviser(ctx: Asking) {
  const { actor } = ctx
  const learners = ctx.db
    .selectFrom('learner')
    .where('learner.mergedIntoId', 'is', null)
    .where('learner.areaId', '=', actor.role === 'adviser' ? (actor.areaId ?? nobody) : nobody)
  return learners
    .where(isFollowed)
    .where(
      sql<boolean>`not exists (select from caseload_entry owned where owned.learner_id = learner.id and owned.ended_at is null)`,
    )
}

/** What people do now, to be counted and never named: to the support team. */
export function activitiesToCount(ctx: Asking) {
  const { role } = ctx.actor
  const activities = ctx.db
    .selectFrom('activity')
    .where('activity.status', '=', 'confirmed')
    .where('activity.endedAt', 'is', null)
  return role === 'support' || role === 'system' ? activities : activities.where('activity.id', '=', nobody)
}

function readsConfidential({ actor }: Asking) {
  return isAllowed(actor, 'confidential.keep', { areaId: actor.areaId })
}

function serviceOf({ actor }: Asking) {
  return actor.role === 'adviser' ? (actor.organisationId ?? nobody) : nobody
}
