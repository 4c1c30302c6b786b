import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { refuseImpossible, TARGETS_AT_MOST } from './partnership-target'
import { lockTarget, targetsOf } from './partnership-target.queries.server'
import type { TargetForm } from './partnership-target.schemas'

/** Sets what the partnership means to have reached on a day. A second target for the same day takes the place of the first. */
export function setTarget(ctx: Context, { measure, value, dueOn }: TargetForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (!areaId) throw new NotFound('area')
    mustBeAllowed(ctx, 'partnership-target.set', { areaId })
    refuseImpossible(measure, value)
    const points = await targetsOf(ctx, measure)
    const before = points.find((point) => point.dueOn === dueOn)
    if (!before && points.length >= TARGETS_AT_MOST)
      throw new Refusal('too-many', `A measure has no more than ${TARGETS_AT_MOST} targets. Take one away first.`)
    const by = { setById: ctx.actor.id, setAt: ctx.now }
    await ctx.db
      .insertInto('partnershipTarget')
      .values({ id: newId(), areaId, measure, dueOn, value, ...by })
      .onConflict((conflict) =>
        conflict
          .columns(['areaId', 'measure', 'dueOn'])
          .doUpdateSet({ value, ...by, version: sql<number>`partnership_target.version + 1` }),
      )
      .execute()
    const particulars = { measure, dueOn, value, before: before?.value ?? null }
    await record(ctx, 'partnership-target.set', { type: 'area', id: areaId }, particulars)
  })
}

/** Takes a target away, in the version that was read. */
export function removeTarget(ctx: Context, targetId: string, version: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, targetId)
    mustBeAllowed(ctx, 'partnership-target.set', target)
    if (target.version !== version)
      throw new Refusal('changed-meanwhile', 'Somebody changed this target meanwhile. Read it as it is now.')
    await ctx.db.deleteFrom('partnershipTarget').where('id', '=', targetId).execute()
    const { areaId, measure, dueOn, value } = target
    await record(ctx, 'partnership-target.removed', { type: 'area', id: areaId }, { measure, dueOn, value })
  })
}
