import type { Asking } from '~/kit/context.server'

/*
 * Which rows of the September Guarantee a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Those of the area: to its advisers by name, to its coordinators for counts alone; a learner’s own. */
export function guaranteesVisibleTo(ctx: Asking) {
  // What became part of another record is counted there.
  const rows = ctx.db
    .selectFrom('guarantee')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('learner as gone')
            .select('gone.id')
            .whereRef('gone.id', '=', 'guarantee.learnerId')
            .where('gone.mergedIntoId', 'is not', null),
        ),
      ),
    )
  const { actor } = ctx
  if (actor.role === 'system') return rows
  if (actor.role === 'learner') return rows.where('guarantee.learnerId', '=', actor.learnerId ?? nobody)
  const isOfArea = actor.role === 'adviser' || actor.role === 'coordinator'
  return rows.where('guarantee.areaId', '=', isOfArea ? (actor.areaId ?? nobody) : nobody)
}

/** Locked months: those of the area, for counts. */
export function guaranteeMonthsVisibleTo(ctx: Asking) {
  const months = ctx.db.selectFrom('guaranteeMonth')
  const { actor } = ctx
  if (actor.role === 'system') return months
  const isOfArea = actor.role === 'adviser' || actor.role === 'coordinator'
  return months.where('guaranteeMonth.areaId', '=', isOfArea ? (actor.areaId ?? nobody) : nobody)
}
