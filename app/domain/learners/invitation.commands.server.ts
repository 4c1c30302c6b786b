import { mustBeAllowed } from '~/access/guard.server'
import { codeKey, daysOn, INVITATION_DAYS } from '~/domain/accounts/account'
import { recordAll } from '~/kit/audit.server'
import { hashed, newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { tellLearnerInvited } from './invitation.jobs.server'
import { learnersToInvite, type WhoToInvite } from './invitation.queries.server'

export type InvitedLearner = {
  learnerId: string
  invitationId: string
  givenNames: string
  familyName: string
  form: string | null
  email: string | null
  /** Shown once, for printing: only its hash is kept. */
  code: string
}

/**
 * Gives each learner on the roll who has no account a code that works once. Where an e-mail address is known a letter
 * goes out; the others' codes are handed back for the school to print.
 */
export function inviteLearners(ctx: Context, schoolId: string, who: WhoToInvite = {}): Promise<InvitedLearner[]> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'learner.invite', { schoolId })
    const learners = await learnersToInvite(ctx, schoolId, who)
    const invited = learners.map(({ id, ...learner }) => ({
      ...learner,
      learnerId: id,
      invitationId: newId(),
      code: readableCode(3),
    }))
    if (invited.length === 0) return []

    await endOpenInvitations(ctx, invited)
    await saveInvitations(ctx, schoolId, invited)
    await recordAll(
      ctx,
      invited.map((learner) => deedOf(learner, schoolId)),
    )
    for (const { invitationId, code, email } of invited) {
      if (email !== null)
        await enqueue(ctx, tellLearnerInvited, { invitationId, code }, { key: `invited:${invitationId}` })
    }
    return invited
  })
}

/** The code before, if there is one, stops working. */
async function endOpenInvitations(ctx: Context, invited: InvitedLearner[]): Promise<void> {
  await ctx.db
    .updateTable('invitation')
    .set({ expiresAt: ctx.now })
    .where('kind', '=', 'learner')
    .where(
      'learnerId',
      'in',
      invited.map(({ learnerId }) => learnerId),
    )
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .execute()
}

async function saveInvitations(ctx: Context, schoolId: string, invited: InvitedLearner[]): Promise<void> {
  const rows = invited.map(({ invitationId, learnerId, code, email }) => ({
    id: invitationId,
    kind: 'learner',
    codeHash: hashed(codeKey(code)),
    email,
    learnerId,
    organisationId: schoolId,
    invitedById: ctx.actor.id,
    createdAt: ctx.now,
    expiresAt: daysOn(ctx.now, INVITATION_DAYS),
  }))
  await ctx.db.insertInto('invitation').values(rows).execute()
}

function deedOf({ invitationId, learnerId, email }: InvitedLearner, schoolId: string) {
  const subject = { type: 'invitation', id: invitationId, learnerId, organisationId: schoolId }
  return { action: 'learner.invited', subject, particulars: { by: email === null ? 'paper' : 'letter' } }
}
