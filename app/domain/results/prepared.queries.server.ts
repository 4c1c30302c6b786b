import { staffStanding } from '~/domain/queues/assignment.queries.server'
import { roles, visitor, usualRights } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'

/** What a provider has ready for one place, for the run that does it. */
export async function preparedFor(ctx: Context, choiceId: string) {
  const prepared = await ctx.db
    .selectFrom('preparedDecision')
    .innerJoin('organisation as provider', 'provider.id', 'preparedDecision.providerId')
    .select(['preparedDecision.providerId', 'provider.areaId', 'preparedDecision.decision'])
    .select(['preparedDecision.courseRunId', 'preparedDecision.reasonId'])
    .select(['preparedDecision.decidedById', 'preparedDecision.decidedByRole'])
    .where('preparedDecision.choiceId', '=', choiceId)
    .executeTakeFirst()
  return prepared ?? null
}

export type Prepared = NonNullable<Awaited<ReturnType<typeof preparedFor>>>

/** Whoever prepared a decision does it, with the rights they have and no more: it is not the system's. */
export async function whoPrepared(
  ctx: Context,
  { providerId, areaId, decidedById, decidedByRole }: Prepared,
): Promise<Context> {
  const standing =
    decidedById === null
      ? { rights: usualRights(decidedByRole ?? ''), partnerId: null }
      : await staffStanding(ctx, providerId, decidedById)
  if (standing.rights.length === 0)
    throw new Refusal('not-here', 'Whoever prepared this does not work here any more. Decide it yourself.')
  const role = roles.find((name) => name === decidedByRole) ?? 'visitor'
  return {
    ...ctx,
    actor: { ...visitor, id: decidedById, role, ...standing, organisationId: providerId, areaId },
  }
}
