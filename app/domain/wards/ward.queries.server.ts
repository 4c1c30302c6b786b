import type { Context } from '~/kit/context.server'

const WARDS_AT_MOST = 1000

/** The wards of the area in which learners live, by name. */
export function wardsOfArea(ctx: Context) {
  return ctx.db
    .selectFrom('ward')
    .select(['ward.code', 'ward.name'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('learner')
          .select('learner.id')
          .where('learner.areaId', '=', ctx.actor.areaId)
          .whereRef('learner.wardCode', '=', 'ward.code'),
      ),
    )
    .orderBy('ward.name')
    .orderBy('ward.code')
    .limit(WARDS_AT_MOST)
    .execute()
}
