import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { codeKey, daysOn } from '~/domain/accounts/account'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { record } from '~/kit/audit.server'
import { hashed, newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { PARENT_INVITATION_DAYS, refuseInvitation, refuseWhenProtected } from './parent'
import { tellParentInvited } from './parent.jobs.server'
import { isHiddenFrom, parentsOf } from './parent.queries.server'
import type { ParentInvitation } from './parent.schemas'

export type Adult = { name: string; email: string; relationship: string }

/** The learner invites a named adult to read. The letter goes to that address alone, and works once. */
export function inviteParent(ctx: Context, learnerId: string, { copies, ...adult }: ParentInvitation): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'parent.invite', { learnerId })
    const { isAddressProtected } = await refuseUnlessInvitable(ctx, learnerId, adult.email)
    refuseWhenProtected(isAddressProtected)
    const id = await saveInvitation(ctx, learnerId, adult, null)
    if (copies) await decideConsent(ctx, learnerId, 'parent-letters', true)
    return id
  })
}

/** Held, so that two invitations at once are counted one after the other. */
export async function lockLearner(ctx: Context, learnerId: string) {
  const held = await learnersVisibleTo(ctx)
    .select('learner.id')
    .where('learner.id', '=', learnerId)
    .forNoKeyUpdate('learner')
    .executeTakeFirst()
  orNotFound(held, 'learner')
}

/** Refuses an address that cannot be invited; what is known of the learner where it can. */
export async function refuseUnlessInvitable(ctx: Context, learnerId: string, email: string) {
  const learner = await parentsOf(ctx, learnerId)
  refuseInvitation(email, {
    ownEmails: [learner.email, learner.accountEmail],
    linked: learner.linked.map((one) => one.email),
    invited: learner.invited.map((one) => one.email),
    isBlocked: await isHiddenFrom(ctx, learnerId, email),
  })
  return learner
}

/** Writes the invitation, its event and its letter. Only the code's hash is kept. */
export async function saveInvitation(ctx: Context, learnerId: string, adult: Adult, organisationId: string | null) {
  const id = newId()
  const code = readableCode(3)
  await ctx.db
    .insertInto('invitation')
    .values({
      id,
      kind: 'parent',
      codeHash: hashed(codeKey(code)),
      email: adult.email,
      name: adult.name,
      role: adult.relationship,
      learnerId,
      organisationId,
      invitedById: ctx.actor.id,
      createdAt: ctx.now,
      expiresAt: daysOn(ctx.now, PARENT_INVITATION_DAYS),
    })
    .execute()
  const subject = { type: 'invitation', id, learnerId, organisationId }
  await record(ctx, 'parent.invited', subject, { relationship: adult.relationship })
  await enqueue(ctx, tellParentInvited, { invitationId: id, code }, { key: `invited:${id}` })
  return id
}

/** The learner takes an invitation back: its code stops working at once. */
export function takeParentInvitationBack(ctx: Context, invitationId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const invitation = await lockInvitation(ctx, invitationId)
    mustBeAllowed(ctx, 'parent.unlink', invitation)
    if (invitation.usedAt !== null || invitation.expiresAt <= ctx.now) return
    await ctx.db.updateTable('invitation').set({ expiresAt: ctx.now }).where('id', '=', invitationId).execute()
    const { learnerId } = invitation
    await record(ctx, 'parent.invitation-taken-back', { type: 'invitation', id: invitationId, learnerId })
  })
}

async function lockInvitation(ctx: Context, invitationId: string) {
  const invitation = await ctx.db
    .selectFrom('invitation')
    .select(['learnerId', 'usedAt', 'expiresAt'])
    .where('id', '=', invitationId)
    .where('kind', '=', 'parent')
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(invitation, 'invitation')
}

/** The learner ends what an adult sees. From the next page on there is nothing to see. */
export function endParentLink(ctx: Context, linkId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('parentLink')
      .select(['learnerId', 'endedAt'])
      .where('id', '=', linkId)
      .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
      .forUpdate()
      .executeTakeFirst()
    const link = orNotFound(found, 'link')
    mustBeAllowed(ctx, 'parent.unlink', link)
    if (link.endedAt !== null) return
    await ctx.db.updateTable('parentLink').set({ endedAt: ctx.now }).where('id', '=', linkId).execute()
    await record(ctx, 'parent.link-ended', { type: 'parent-link', id: linkId, learnerId: link.learnerId })
  })
}
