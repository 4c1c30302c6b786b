import type { Asking } from '~/kit/context.server'
import { nameOnlyLearners } from './people-scopes.server'
import { houseOf } from './provider-rights'
import { admissionsStaff } from './roles'
import { learnersVisibleTo } from './scopes.server'

/*
 * Which rows about how programmes ended, and what is asked afterwards, a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'
const readers = ['tutor', 'careers-lead', 'head', 'learner', 'parent', 'adviser'] as const

/**
 * Endings: those of one’s own house, to those who may see its applicants; those of the learners one sees, to the school, those at
 * home and the area’s advisers; to coordinators, for counts alone, those of the area’s providers.
 */
export function endsVisibleTo(ctx: Asking) {
  const ends = ctx.db.selectFrom('programmeEnd')
  const { actor } = ctx
  if (actor.role === 'system') return ends
  if (admissionsStaff.some((role) => role === actor.role)) {
    return ends.where('programmeEnd.providerId', '=', actor.rights.includes('see') ? houseOf(actor) : nobody)
  }
  if (actor.role === 'coordinator') {
    return ends.where('programmeEnd.providerId', 'in', (eb) =>
      eb
        .selectFrom('organisation as local')
        .select('local.id')
        .where('local.areaId', '=', actor.areaId ?? nobody),
    )
  }
  if (!readers.some((role) => role === actor.role)) return ends.where('programmeEnd.id', '=', nobody)
  return ends.where('programmeEnd.learnerId', 'in', learnersReadBy(ctx))
}

/** Whether six months later the learner was still there: whoever may read the ending, but the learner and those at home. */
export function checksVisibleTo(ctx: Asking) {
  const checks = ctx.db.selectFrom('sustainedCheck')
  const { role } = ctx.actor
  if (role === 'system') return checks
  if (role === 'learner' || role === 'parent') return checks.where('sustainedCheck.id', '=', nobody)
  return checks.where('sustainedCheck.programmeEndId', 'in', endsVisibleTo(ctx).select('programmeEnd.id'))
}

/** Tasks of advisers: on the own caseload, and in the area on nobody’s. A coordinator counts those of the area. */
export function tasksVisibleTo(ctx: Asking) {
  const tasks = ctx.db.selectFrom('adviserTask')
  const { actor } = ctx
  if (actor.role === 'system') return tasks
  const local = tasks.where('adviserTask.areaId', '=', actor.areaId ?? nobody)
  if (actor.role === 'coordinator') return local
  if (actor.role !== 'adviser') return local.where('adviserTask.id', '=', nobody)
  return local
    .where('adviserTask.learnerId', 'not in', nameOnlyLearners())
    .where(({ eb, or, not, exists, selectFrom }) => {
      const entry = selectFrom('caseloadEntry')
        .select('caseloadEntry.id')
        .whereRef('caseloadEntry.learnerId', '=', 'adviserTask.learnerId')
        .where('caseloadEntry.endedAt', 'is', null)
      return or([exists(entry.where('caseloadEntry.adviserId', '=', eb.val(actor.id ?? nobody))), not(exists(entry))])
    })
}

function learnersReadBy(ctx: Asking) {
  const learners = learnersVisibleTo(ctx).select('learner.id')
  return ctx.actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
}
