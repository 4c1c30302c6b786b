import type { Asking } from '~/kit/context.server'
import { houseOf } from './provider-rights'
import { admissionsStaff } from './roles'

/*
 * Which rows of planning a viewer may see: a coordinator those of the own area, and nobody else. Targets are read by
 * advisers too, and a provider reads the gaps it owns.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** What the partnership aims at, to its coordinators and advisers. */
export function partnershipTargetsVisibleTo(ctx: Asking) {
  const targets = ctx.db.selectFrom('partnershipTarget')
  const { role, areaId } = ctx.actor
  if (role === 'system') return targets
  const area = role === 'coordinator' || role === 'adviser' ? (areaId ?? nobody) : nobody
  return targets.where('partnershipTarget.areaId', '=', area)
}

/** What is asked for and what there is, as nights have counted it. */
export function demandVisibleTo(ctx: Asking) {
  const lines = ctx.db.selectFrom('demandLine')
  return ctx.actor.role === 'system' ? lines : lines.where('demandLine.areaId', '=', areaOf(ctx))
}

/** What was asked for in vain. */
export function unmetVisibleTo(ctx: Asking) {
  const lines = ctx.db.selectFrom('unmetLine')
  return ctx.actor.role === 'system' ? lines : lines.where('unmetLine.areaId', '=', areaOf(ctx))
}

/** Who comes from where. */
export function flowsVisibleTo(ctx: Asking) {
  const lines = ctx.db.selectFrom('flowLine')
  return ctx.actor.role === 'system' ? lines : lines.where('flowLine.areaId', '=', areaOf(ctx))
}

/** The measures of planning, day by day. */
export function planningDaysVisibleTo(ctx: Asking) {
  const days = ctx.db.selectFrom('planningDay')
  return ctx.actor.role === 'system' ? days : days.where('planningDay.areaId', '=', areaOf(ctx))
}

/** What each of the last cycles came to. */
export function outcomesVisibleTo(ctx: Asking) {
  const lines = ctx.db.selectFrom('cycleOutcome')
  return ctx.actor.role === 'system' ? lines : lines.where('cycleOutcome.areaId', '=', areaOf(ctx))
}

/** Gaps that were taken up: a coordinator those of the area, a provider those it owns. */
export function courseGapsVisibleTo(ctx: Asking) {
  const gaps = ctx.db.selectFrom('courseGap')
  const { actor } = ctx
  if (actor.role === 'system') return gaps
  return admissionsStaff.some((role) => role === actor.role)
    ? gaps.where('courseGap.ownerOrganisationId', '=', houseOf(actor))
    : gaps.where('courseGap.areaId', '=', areaOf(ctx))
}

function areaOf({ actor }: Asking): string {
  return actor.role === 'coordinator' ? (actor.areaId ?? nobody) : nobody
}
