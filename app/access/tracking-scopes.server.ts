import type { Asking } from '~/kit/context.server'
import { nameOnlyLearners } from './people-scopes.server'
import { houseOf } from './provider-rights'
import { admissionsStaff, providerStaff, schoolStaff } from './roles'
import { learnersVisibleTo } from './scopes.server'

/*
 * Which rows about what becomes of learners after the offer a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Placements: those of the host, to its staff; those of learners on the home school's roll, to its staff; a learner's own and a
 * linked child's; those of the area to its advisers.
 */
export function placementsVisibleTo(ctx: Asking) {
  const placements = ctx.db.selectFrom('placement')
  const { actor } = ctx
  if (actor.role === 'system') return placements
  if (providerStaff.some((role) => role === actor.role)) {
    return placements.where('placement.hostId', '=', houseOf(actor))
  }
  const readers = [...schoolStaff, 'learner', 'parent', 'adviser'] as const
  if (!readers.some((role) => role === actor.role)) return placements.where('placement.id', '=', nobody)
  const learners = learnersVisibleTo(ctx).select('learner.id')
  const read = actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
  return placements.where('placement.learnerId', 'in', read)
}

/** Lines of a timetable: those of one's own provider. */
export function slotsVisibleTo(ctx: Asking) {
  const slots = ctx.db.selectFrom('timetableSlot')
  const { actor } = ctx
  if (actor.role === 'system') return slots
  const isStaff = providerStaff.some((role) => role === actor.role)
  return slots.where('timetableSlot.providerId', '=', isStaff ? houseOf(actor) : nobody)
}

/** Panels: those one sits on; to those who may put cases forward and to coordinators, those of their area. */
export function panelsVisibleTo(ctx: Asking) {
  const panels = ctx.db.selectFrom('panel')
  const { actor } = ctx
  if (actor.role === 'system') return panels
  if (actor.role === 'panel-member') return panels.where('panel.id', 'in', seatsOf(ctx).select('panelMember.panelId'))
  const others = [...schoolStaff, ...admissionsStaff, 'adviser', 'coordinator'] as const
  const areaId = others.some((role) => role === actor.role) ? actor.areaId : null
  return panels.where('panel.areaId', '=', areaId ?? nobody)
}

/**
 * Cases: those of one's panels once they are submitted; those of learners on the school's roll, those one's own house put
 * forward and those it is to be host of; those of the area to its advisers; a learner's own and a linked child's once submitted.
 */
export function casesVisibleTo(ctx: Asking) {
  const cases = ctx.db.selectFrom('panelCase')
  const { actor } = ctx
  if (actor.role === 'system') return cases
  if (actor.role === 'panel-member') {
    return cases
      .where('panelCase.submittedAt', 'is not', null)
      .where('panelCase.panelId', 'in', seatsOf(ctx).select('panelMember.panelId'))
  }
  if (admissionsStaff.some((role) => role === actor.role)) {
    const house = houseOf(actor)
    const asHost = ctx.db.selectFrom('sharedRun').select('sharedRun.id').where('sharedRun.hostId', '=', house)
    return cases.where((eb) =>
      eb.or([
        eb('panelCase.putFromId', '=', house),
        eb.and([eb('panelCase.state', 'in', ['provisional', 'confirmed']), eb('panelCase.sharedRunId', 'in', asHost)]),
      ]),
    )
  }
  const readers = ['tutor', 'careers-lead', 'head', 'learner', 'parent', 'adviser'] as const
  if (!readers.some((role) => role === actor.role)) return cases.where('panelCase.id', '=', nobody)
  const learners = learnersVisibleTo(ctx).select('learner.id')
  const read = actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
  const own = cases.where('panelCase.learnerId', 'in', read)
  const isAbout = actor.role === 'learner' || actor.role === 'parent'
  return isAbout ? own.where('panelCase.submittedAt', 'is not', null) : own
}

/** Allocations as they are worked out: to those who sit on the panel, and nobody else. */
export function allocationsVisibleTo(ctx: Asking) {
  const panels = panelsVisibleTo(ctx).innerJoin('allocationRun', 'allocationRun.panelId', 'panel.id')
  const { role } = ctx.actor
  return role === 'system' || role === 'panel-member' ? panels : panels.where('panel.id', '=', nobody)
}

/** Seats that somebody holds now. */
export function seatsOf(ctx: Asking) {
  return ctx.db
    .selectFrom('panelMember')
    .where('panelMember.accountId', '=', ctx.actor.id ?? nobody)
    .where('panelMember.leftAt', 'is', null)
}

/** Patterns of absence: those at one's own provider; those of the learners on the school's roll. */
export function alertsVisibleTo(ctx: Asking) {
  const alerts = ctx.db.selectFrom('attendanceAlert')
  const { actor } = ctx
  if (actor.role === 'system') return alerts
  if (providerStaff.some((role) => role === actor.role)) {
    return alerts.where('attendanceAlert.providerId', '=', houseOf(actor))
  }
  const isSchool = schoolStaff.some((role) => role === actor.role)
  if (!isSchool) return alerts.where('attendanceAlert.id', '=', nobody)
  return alerts.where('attendanceAlert.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
}
