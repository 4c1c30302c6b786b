import type { Context } from '~/kit/context.server'

/** What the letter of an invitation says, while it can still be used. */
export function invitedParent(ctx: Context, invitationId: string) {
  return ctx.db
    .selectFrom('invitation')
    .innerJoin('learner', 'learner.id', 'invitation.learnerId')
    .select(['invitation.id', 'invitation.email', 'invitation.name', 'invitation.learnerId', 'learner.givenNames'])
    .where('invitation.id', '=', invitationId)
    .where('invitation.kind', '=', 'parent')
    .where('invitation.usedAt', 'is', null)
    .where('invitation.expiresAt', '>', ctx.now)
    .executeTakeFirst()
}

/** A decided request as its learner is told of it. */
export function requestToTell(ctx: Context, requestId: string) {
  return ctx.db
    .selectFrom('parentRequest')
    .innerJoin('organisation', 'organisation.id', 'parentRequest.organisationId')
    .select(['parentRequest.learnerId', 'parentRequest.decision', 'parentRequest.name', 'organisation.name as from'])
    .where('parentRequest.id', '=', requestId)
    .where('parentRequest.decision', '!=', 'refused')
    .where('parentRequest.answer', 'is', null)
    .executeTakeFirst()
}

/** The adult who accepted an invitation, as the learner knows them; nothing where it was another kind of invitation. */
export async function linkedParent(ctx: Context, invitationId: string) {
  const found = await ctx.db
    .selectFrom('invitation')
    .select(['learnerId', 'name as adult'])
    .where('id', '=', invitationId)
    .where('kind', '=', 'parent')
    .where('usedAt', 'is not', null)
    .executeTakeFirst()
  return found?.learnerId && found.adult ? { learnerId: found.learnerId, adult: found.adult } : null
}
