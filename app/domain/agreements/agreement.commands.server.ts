import { mustBeAllowed } from '~/access/guard.server'
import { agreementsVisibleTo } from '~/access/provider-scopes.server'
import type { Right } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { rightsIn } from '../accounts/right'
import { hasSigned, sideOf } from './agreement'
import { tellOfAgreement } from './agreement.jobs.server'
import { agreementsToAnswer, possiblePartners } from './agreement.queries.server'
import type { Proposal } from './agreement.schemas'

/** Writes down what one's own provider would let another do. Nothing is given by it: both have to sign. */
export function proposeAgreement(ctx: Context, { partnerId, rights }: Proposal): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const ownerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'agreement.keep', { organisationId: ownerId })
    const partners = await possiblePartners(ctx)
    if (!partners.some(({ id }) => id === partnerId)) throw new NotFound('partner')
    const id = newId()
    const made = await ctx.db
      .insertInto('organisationLink')
      .values({ id, ownerId, partnerId, rights: [...rights], proposedById: ctx.actor.id, proposedAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made)
      throw new Refusal('agreed-already', 'There is an agreement with them already. Change that one.', 'partnerId')
    const eventId = await record(
      ctx,
      'agreement.proposed',
      { type: 'agreement', id, organisationId: ownerId },
      { partnerId, rights: [...rights] },
    )
    await enqueue(ctx, tellOfAgreement, { agreementId: id, eventId }, { key: `agreement:${eventId}` })
    return id
  })
}

/** Signs for one's own side what the agreement says now. `seen` is what was read: signed is that, or nothing. */
export function signAgreement(ctx: Context, agreementId: string, seen: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const agreement = await lockAgreement(ctx, agreementId)
    const side = sideOf(agreement, ctx.actor.organisationId)
    if (rightsIn(agreement.rights).join() !== seen)
      throw new Refusal('changed-meanwhile', 'What the agreement gives was changed meanwhile. Read it again.')
    if (hasSigned(agreement, side)) throw new Refusal('signed-already', 'Your side has signed this already.')
    const signature =
      side === 'owner'
        ? { ownerSignedById: ctx.actor.id, ownerSignedAt: ctx.now }
        : { partnerSignedById: ctx.actor.id, partnerSignedAt: ctx.now }
    await ctx.db.updateTable('organisationLink').set(signature).where('id', '=', agreementId).execute()
    await record(ctx, 'agreement.signed', subjectOf(ctx, agreement), { side, rights: agreement.rights })
  })
}

/** Changes what the owner gives. Nothing is given any more until both have signed anew. */
export function changeAgreement(ctx: Context, agreementId: string, rights: readonly Right[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const agreement = await lockAgreement(ctx, agreementId)
    if (sideOf(agreement, ctx.actor.organisationId) !== 'owner')
      throw new Refusal('not-yours', 'Only the provider whose applicants they are can change what it gives.')
    if (rightsIn(agreement.rights).join() === rights.join()) return
    const unsigned = { ownerSignedById: null, ownerSignedAt: null, partnerSignedById: null, partnerSignedAt: null }
    await ctx.db
      .updateTable('organisationLink')
      .set({ rights: [...rights], ...unsigned })
      .where('id', '=', agreementId)
      .execute()
    const change = { before: agreement.rights, after: [...rights] }
    const eventId = await record(ctx, 'agreement.changed', subjectOf(ctx, agreement), change)
    await enqueue(ctx, tellOfAgreement, { agreementId, eventId }, { key: `agreement:${eventId}` })
  })
}

/** Ends an agreement, from either side, at once. */
export function endAgreement(ctx: Context, agreementId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const agreement = await lockAgreement(ctx, agreementId)
    await ctx.db
      .updateTable('organisationLink')
      .set({ endedAt: ctx.now, endedById: ctx.actor.id })
      .where('id', '=', agreementId)
      .execute()
    const side = sideOf(agreement, ctx.actor.organisationId)
    await record(ctx, 'agreement.ended', subjectOf(ctx, agreement), { side })
  })
}

/** Takes an agreement in hand, or lays it down: the door then writes it on the session. Answers with the owner's name. */
export function answerFor(ctx: Context, agreementId: string | null): Promise<string | null> {
  return inTransaction(ctx, async (ctx) => {
    const home = ctx.actor.partnerId ?? ctx.actor.organisationId
    const agreements = home === null ? [] : await agreementsToAnswer(ctx, home)
    const agreement = agreements.find(({ id }) => id === agreementId)
    if (agreementId !== null && !agreement) throw new NotFound('agreement')
    mustBeAllowed(ctx, 'agreement.use', { accountId: ctx.actor.id })
    const subject = { type: 'membership', id: ctx.actor.membershipId ?? '', organisationId: agreement?.ownerId ?? home }
    await record(ctx, agreement ? 'agreement.taken-up' : 'agreement.laid-down', subject)
    return agreement?.ownerName ?? null
  })
}

async function lockAgreement(ctx: Context, agreementId: string) {
  const found = agreementsVisibleTo(ctx)
    .select(['id', 'ownerId', 'partnerId', 'rights', 'ownerSignedAt', 'partnerSignedAt', 'endedAt'])
    .where('id', '=', agreementId)
  const agreement = orNotFound(await found.forUpdate().executeTakeFirst(), 'agreement')
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  if (agreement.endedAt !== null) throw new Refusal('ended', 'This agreement is over.')
  return agreement
}

function subjectOf(ctx: Context, { id }: { id: string }) {
  return { type: 'agreement', id, organisationId: ctx.actor.organisationId }
}
