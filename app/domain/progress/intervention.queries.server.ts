import { providerStaff } from '~/access/roles'
import { houseOf } from '~/access/provider-rights'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { isInterventionState } from './intervention.states'
import { interventionRows } from './learner-progress.queries.server'

const COLLEAGUES_AT_MOST = 200
const DUE_SHOWN = 50
const LETTERS_AT_MOST = 20_000

/** One of one's own, held until the deed is done. */
export async function lockIntervention(ctx: Context, interventionId: string) {
  const row = await interventionRows(ctx)
    .where('intervention.id', '=', interventionId)
    .where('intervention.organisationId', '=', houseOf(ctx.actor))
    .forUpdate('intervention')
    .executeTakeFirst()
  const found = orNotFound(row, 'intervention')
  const { state } = found
  if (!isInterventionState(state)) throw new NotFound('intervention')
  return { ...found, state }
}

/** One of one's own, for its forms. */
export async function findIntervention(ctx: Context, interventionId: string) {
  const row = await interventionRows(ctx)
    .innerJoin('learner', 'learner.id', 'intervention.learnerId')
    .select(['learner.givenNames', 'learner.familyName'])
    .where('intervention.id', '=', interventionId)
    .where('intervention.organisationId', '=', houseOf(ctx.actor))
    .executeTakeFirst()
  return orNotFound(row, 'intervention')
}

/** Who at one's own school or provider may see to it. */
export function colleagues(ctx: Context) {
  const roles = providerStaff.some((role) => role === ctx.actor.role)
    ? ['register-taker']
    : ['tutor', 'careers-lead', 'head']
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.id', 'account.name'])
    .distinct()
    .where('membership.organisationId', '=', houseOf(ctx.actor))
    .where('membership.role', 'in', roles)
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}

/** What has to be looked at again by now, of the viewer's own first. */
export function dueInterventions(ctx: Context) {
  return interventionRows(ctx)
    .innerJoin('learner', 'learner.id', 'intervention.learnerId')
    .select(['learner.givenNames', 'learner.familyName'])
    .where('intervention.state', '=', 'open')
    .where('intervention.organisationId', '=', houseOf(ctx.actor))
    .where('intervention.lookAgainOn', '<=', londonDay(ctx.now))
    .orderBy((eb) => eb('intervention.ownerId', '=', ctx.actor.id), 'desc')
    .orderBy('intervention.lookAgainOn')
    .orderBy('intervention.id')
    .limit(DUE_SHOWN)
    .execute()
}

/** What is to be looked at on a day, by who sees to it: for the letters of the morning. */
export function interventionsOfDay(ctx: Context, day: string) {
  return interventionRows(ctx)
    .innerJoin('learner', 'learner.id', 'intervention.learnerId')
    .select(['learner.givenNames', 'owner.email'])
    .where('intervention.state', '=', 'open')
    .where('intervention.lookAgainOn', '=', day)
    .where('owner.isDisabled', '=', false)
    .orderBy('intervention.ownerId')
    .orderBy('intervention.id')
    .limit(LETTERS_AT_MOST)
    .execute()
}
