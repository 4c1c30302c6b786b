import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import { admissionsStaff } from '~/access/roles'
import { offerLive } from '~/domain/applications/choice.states'
import { rollOf } from '~/domain/predictions/prediction-import.queries.server'
import type { OnRoll } from '~/domain/predictions/roll-index'
import type { Context } from '~/kit/context.server'

const CANDIDATES_AT_MOST = 10_000

/** Whether results are put in by a provider for its own applicants; by a school otherwise. */
export function isOfProvider({ actor }: Context): boolean {
  return admissionsStaff.some((role) => role === actor.role)
}

/** For whom the actor's organisation may put results in, with the numbers and names a file may know them by. */
export function candidatesOf(ctx: Context, cycleId: string): Promise<OnRoll[]> {
  return isOfProvider(ctx) ? applicantsOf(ctx, cycleId) : pupilsOf(ctx)
}

async function pupilsOf(ctx: Context): Promise<OnRoll[]> {
  const roll = await rollOf(ctx, ctx.actor.organisationId ?? '')
  return roll.map((one) => ({ ...one, admissionNumbers: one.admissionNumbers.map((number) => number.toUpperCase()) }))
}

/** Those who hold an offer of the provider: nobody else's results are its business. */
async function applicantsOf(ctx: Context, cycleId: string): Promise<OnRoll[]> {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .select(['learner.id', 'learner.bornOn', 'learner.givenNames', 'learner.familyName', 'application.reference'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier as number')
          .select(['number.kind', 'number.value'])
          .whereRef('number.learnerId', '=', 'learner.id')
          .where(sql<boolean>`number.superseded_at is null`),
      ).as('numbers'),
    )
    .distinctOn('learner.id')
    .where('choice.cycleId', '=', cycleId)
    .where('choice.state', 'in', offerLive)
    .orderBy('learner.id')
    .limit(CANDIDATES_AT_MOST)
    .execute()
  return rows.map(({ id, bornOn, givenNames, familyName, reference, numbers }) => {
    const valuesOf = (kind: string) => numbers.flatMap((one) => (one.kind === kind ? [one.value.toUpperCase()] : []))
    return {
      ...{ id, bornOn, form: null, upns: valuesOf('upn'), ulns: valuesOf('uln') },
      admissionNumbers: [...valuesOf('uci'), reference.toUpperCase()],
      names: [{ familyName, givenNames }],
    }
  })
}
