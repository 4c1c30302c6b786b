import type { Asking } from '~/kit/context.server'
import { rollKeepers } from './roles'

/*
 * Which rows about who somebody is, and who reads with them, a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Links of adults to learners that hold now: neither ended by the learner nor hidden by staff, from this adult or from all. */
export function parentLinksInForce(ctx: Asking) {
  return ctx.db
    .selectFrom('parentLink')
    .where('parentLink.endedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parentBlock')
            .select('parentBlock.id')
            .whereRef('parentBlock.learnerId', '=', 'parentLink.learnerId')
            .where('parentBlock.liftedAt', 'is', null)
            .where((eb) =>
              eb.or([
                eb('parentBlock.email', 'is', null),
                eb(
                  'parentBlock.email',
                  '=',
                  eb
                    .selectFrom('account as adult')
                    .select('adult.email')
                    .whereRef('adult.id', '=', 'parentLink.accountId'),
                ),
              ]),
            ),
        ),
      ),
    )
}

/** Merges of two records: those of the adviser's area. */
export function mergesVisibleTo(ctx: Asking) {
  const merges = ctx.db.selectFrom('learnerMerge')
  const { actor } = ctx
  if (actor.role === 'system') return merges
  return merges.where('learnerMerge.areaId', '=', actor.role === 'adviser' ? (actor.areaId ?? nobody) : nobody)
}

/** Young people who registered by themselves: those of the adviser's area; those who named the school, for who keeps its roll. */
export function registrationsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const registrations = ctx.db.selectFrom('registration').where('registration.status', '!=', 'unconfirmed')
  if (actor.role === 'system') return registrations
  if (actor.role === 'adviser') return registrations.where('registration.areaId', '=', actor.areaId ?? nobody)
  const schoolId = rollKeepers.some((role) => role === actor.role) ? (actor.organisationId ?? nobody) : nobody
  return registrations.where('registration.schoolId', '=', schoolId)
}
