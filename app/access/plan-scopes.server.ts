import { sql } from 'kysely'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { nameOnlyLearners } from './people-scopes.server'
import { applicantsOf } from './provider-rights'
import { admissionsStaff, planPartnerOf, planReaders } from './roles'
import { learnersVisibleTo } from './scopes.server'

/*
 * Whose plan a viewer may open. What of it is read is said by the rights of the plan itself (plans/plan-rights).
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Learners whose plan somebody may open, or one part of it: one's own, a linked child's, those of the school's roll, those of the
 * area for an adviser who may read about them. A provider opens no plan: it reads what was shared with it, and that only.
 */
export function planOwnersVisibleTo(ctx: Asking, part?: 'targets' | 'reviews') {
  const { actor } = ctx
  const learners = learnersVisibleTo(ctx)
  if (actor.role === 'system') return learners
  if (!planReaders.some((role) => role === actor.role)) return learners.where('learner.id', '=', nobody)
  const open = actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
  const partner = planPartnerOf(actor.role)
  if (part === undefined || partner === null) return open
  return open.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('plan as closed')
          .select('closed.id')
          .whereRef('closed.learnerId', '=', 'learner.id')
          .where(sql<boolean>`closed.rights -> ${part}::text ->> ${partner}::text = 'none'`),
      ),
    ),
  )
}

/** Templates of plans that are in use: those of the viewer's own area, to those who make them and those who choose one. */
export function planTemplatesVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const templates = ctx.db.selectFrom('planTemplate').where('planTemplate.retiredAt', 'is', null)
  if (actor.role === 'system') return templates
  const partner = planPartnerOf(actor.role)
  const isUser = actor.role === 'coordinator' || partner === 'school' || partner === 'adviser'
  return templates.where('planTemplate.areaId', '=', isUser ? (actor.areaId ?? nobody) : nobody)
}

/** What was written beside a learner's words: one's own, to take it back. */
export function ownContributions(ctx: Asking) {
  const { actor } = ctx
  return ctx.db
    .selectFrom('planContribution')
    .where('planContribution.writtenById', '=', actor.id ?? nobody)
    .where('planContribution.learnerId', 'in', planOwnersVisibleTo(ctx).select('learner.id'))
}

/**
 * What learners have shared of their plans: one's own, with what has ended; to admissions staff of the provider it was shared with,
 * what has neither ended nor passed its last day. Whoever answers for that provider from another house reads none of it.
 */
export function planSharesVisibleTo(ctx: Context) {
  const { actor } = ctx
  const shares = ctx.db.selectFrom('planShare')
  if (actor.role === 'system') return shares
  if (actor.role === 'learner') return shares.where('planShare.learnerId', '=', actor.learnerId ?? nobody)
  const isReader = admissionsStaff.some((role) => role === actor.role) && actor.partnerId === null
  return shares
    .where('planShare.providerId', '=', isReader ? applicantsOf(actor) : nobody)
    .where('planShare.endedAt', 'is', null)
    .where('planShare.expiresOn', '>=', londonDay(ctx.now))
}
