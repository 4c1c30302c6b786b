import { placementsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** A placement of this school's learner, with the code used while the learner is there. */
export async function findPlacementCode(ctx: Context, placementId: string) {
  const found = await placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .innerJoin('organisation as host', 'host.id', 'placement.hostId')
    .leftJoin('homeCodeChoice', 'homeCodeChoice.placementId', 'placement.id')
    .select(['placement.id', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['rollEntry.schoolId', 'host.name as hostName', 'homeCodeChoice.code'])
    .where('placement.id', '=', placementId)
    .where('rollEntry.schoolId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const { code, ...placement } = orNotFound(found, 'placement')
  return { ...placement, code: code ?? 'B' }
}
