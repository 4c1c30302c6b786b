import { mustBeAllowed } from '~/access/guard.server'
import { admissionsStaff, providerStaff } from '~/access/roles'
import type { Right } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { hashed, newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { codeKey, daysOn, INVITATION_DAYS } from './account'
import { tellInvited } from './account.jobs.server'
import { findColleague } from './account.queries.server'
import type { StaffInvitation } from './account.schemas'
import { managersOf } from './people.queries.server'
import { rightsIn } from './right'

type Invitation = StaffInvitation & { organisationId: string; form?: string | null; rights?: Right[] | null }

// A provider's people are invited by whoever has the right to manage them, whatever their role.
function asks(role: string) {
  return providerStaff.some((one) => one === role) ? 'people.keep' : 'staff.invite'
}

/** Invites a colleague to the organisation in hand by letter, with a code that sets a password. */
export function inviteStaff(ctx: Context, invitation: Invitation) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, asks(invitation.role), { organisationId: invitation.organisationId })
    const id = newId()
    const code = readableCode(3)
    await ctx.db
      .insertInto('invitation')
      .values({
        id,
        kind: 'staff',
        codeHash: hashed(codeKey(code)),
        email: invitation.email,
        name: invitation.name,
        role: invitation.role,
        form: invitation.form ?? null,
        rights: invitation.rights ?? null,
        organisationId: invitation.organisationId,
        invitedById: ctx.actor.id,
        createdAt: ctx.now,
        expiresAt: daysOn(ctx.now, INVITATION_DAYS),
      })
      .execute()
    await record(
      ctx,
      'staff.invited',
      { type: 'invitation', id, organisationId: invitation.organisationId },
      { role: invitation.role },
    )
    await enqueue(ctx, tellInvited, { invitationId: id, code }, { key: `invited:${id}` })
    return { id, code }
  })
}

/** Changes what a colleague may do here. It counts from the next page they open. */
export function changeRights(ctx: Context, membershipId: string, rights: readonly Right[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const colleague = await lockColleague(ctx, membershipId)
    if (!admissionsStaff.some((role) => role === colleague.role))
      throw new Refusal('no-applications', 'Whoever takes registers has nothing to do with applications.')
    const before = rightsIn(colleague.rights)
    if (before.join() === rights.join()) return
    if (!rights.includes('manage')) await refuseLastManager(ctx, colleague)
    await ctx.db
      .updateTable('membership')
      .set({ rights: [...rights] })
      .where('id', '=', membershipId)
      .execute()
    await record(ctx, 'rights.changed', subjectOf(colleague), { before, after: [...rights] })
  })
}

/** Ends what a colleague does here: the next page they open is the sign-in page. What they did stays on the record. */
export function endMembership(ctx: Context, membershipId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const colleague = await lockColleague(ctx, membershipId)
    await refuseLastManager(ctx, colleague)
    await ctx.db.updateTable('membership').set({ endedAt: ctx.now }).where('id', '=', membershipId).execute()
    await record(ctx, 'membership.ended', subjectOf(colleague), { role: colleague.role })
  })
}

type Colleague = Awaited<ReturnType<typeof findColleague>>

// One at a time for each organisation: two managers who remove each other at the same moment must not both succeed.
async function lockColleague(ctx: Context, membershipId: string): Promise<Colleague> {
  const { organisationId } = await findColleague(ctx, membershipId)
  mustBeAllowed(ctx, 'people.keep', { organisationId })
  await ctx.db.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  await refuseWithoutRight(ctx, organisationId)
  return findColleague(ctx, membershipId)
}

// Whoever waited for the lock may have lost the right meanwhile.
async function refuseWithoutRight(ctx: Context, organisationId: string) {
  if (ctx.actor.membershipId === null) return
  const managers = await managersOf(ctx, organisationId)
  if (managers.some(({ membershipId }) => membershipId === ctx.actor.membershipId)) return
  throw new Refusal('changed-meanwhile', 'Somebody has just changed what you may do here. Open the page again.')
}

async function refuseLastManager(ctx: Context, { id, organisationId, rights }: Colleague) {
  if (!rights.includes('manage')) return
  const managers = await managersOf(ctx, organisationId)
  if (managers.some(({ membershipId }) => membershipId !== id)) return
  const sentence = 'Nobody else manages people here. Give somebody else that right first.'
  throw new Refusal('last-manager', sentence, 'rights')
}

function subjectOf({ id, organisationId }: Colleague) {
  return { type: 'membership', id, organisationId }
}
