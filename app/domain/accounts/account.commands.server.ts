import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId, readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { fitsPassword, hashPassword } from '~/kit/password.server'
import { countTry, forgetTries } from '~/kit/throttle.server'
import { usualRights, type Right, type Role } from '~/kit/actor'
import { addressTries, codeTries, letterTries, signInTries } from './account'
import { tellNewPassword } from './account.jobs.server'
import { accountByEmail, membershipsOf, openInvitation } from './account.queries.server'
import type { SignIn } from './account.schemas'
import { rightsIn } from './right'
import { knownParent, linkParent } from './parent-account.commands.server'

export type SignedIn = { accountId: string; membershipId: string | null }

/** Signs a person in: the same words and the same time whether the address or the password is wrong. */
export async function signIn(ctx: Context, { email, password }: SignIn, ip: string): Promise<SignedIn> {
  await countTry(addressTries, ip)
  await countTry(signInTries, email.toLowerCase())
  const account = await accountByEmail(ctx, email)
  const fits = await fitsPassword(account?.passwordHash, password)
  if (!account || !fits || account.isDisabled) {
    throw new Refusal('wrong-sign-in', 'The email address or the password is wrong. Check both and try again.')
  }
  await forgetTries(signInTries, email.toLowerCase())
  if (account.isShut) throw new Refusal('account-shut', shutWords)
  return rememberSignIn(ctx, account.id, account.learnerId)
}

// Whoever reads it may be the learner, of whom something wrong was recorded, or somebody of the family: it says nothing of what is recorded.
const shutWords =
  'You cannot sign in here at the moment. Nothing is lost. Please talk to your school or your adviser, who can put it right.'

function rememberSignIn(ctx: Context, accountId: string, learnerId: string | null): Promise<SignedIn> {
  return inTransaction(ctx, async (ctx) => {
    const [first] = learnerId ? [] : await membershipsOf(ctx, accountId)
    await ctx.db.updateTable('account').set({ lastSignedInAt: ctx.now }).where('id', '=', accountId).execute()
    await record(ctx, 'account.signed-in', { type: 'account', id: accountId, learnerId })
    return { accountId, membershipId: first?.id ?? null }
  })
}

/** Takes another membership in hand; the door then opens a new session for it. */
export function useMembership(ctx: Context, membershipId: string): Promise<SignedIn> {
  return inTransaction(ctx, async (ctx) => {
    const accountId = ctx.actor.id ?? ''
    const memberships = accountId ? await membershipsOf(ctx, accountId) : []
    const membership = memberships.find(({ id }) => id === membershipId)
    if (!membership) throw new NotFound('membership')
    mustBeAllowed(ctx, 'membership.use', { accountId })
    await record(ctx, 'membership.taken-up', {
      type: 'membership',
      id: membershipId,
      organisationId: membership.organisationId,
    })
    return { accountId, membershipId }
  })
}

/** Finds the invitation a typed or linked code opens. Tries are counted. */
export async function checkCode(ctx: Context, code: string, ip: string) {
  await countTry(codeTries, ip)
  const invitation = await openInvitation(ctx, code)
  if (invitation) return invitation
  throw new Refusal(
    'wrong-code',
    'We do not know this code. Check it, or ask whoever gave it to you for a new one.',
    'code',
  )
}

/** Takes up an invitation: makes or finds the account, gives it what it was invited to, and sets the password. Works once. */
export async function acceptInvitation(
  ctx: Context,
  {
    code,
    email,
    bornOn,
    password,
    ip,
  }: { code: string; email: string | null; bornOn: string | null; password: string; ip: string },
): Promise<SignedIn & { kind: string }> {
  const passwordHash = await hashPassword(password)
  await countTry(codeTries, ip)
  return inTransaction(ctx, async (ctx) => {
    const invitation = await openInvitation(ctx, code)
    if (!invitation || invitation.kind === 'join') throw new NotFound('invitation')
    if (invitation.kind === 'learner' && invitation.bornOn !== bornOn) {
      throw new Refusal(
        'wrong-birth-date',
        'This is not the date of birth your school gave us. Check it, or ask your school.',
        'bornOn',
      )
    }
    const used = await ctx.db
      .updateTable('invitation')
      .set({ usedAt: ctx.now })
      .where('id', '=', invitation.id)
      .where('usedAt', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 0n) throw new NotFound('invitation')
    const typed = { email: invitation.email ?? email, isAddressTyped: invitation.email === null }
    const accountId = await accountFor(ctx, { ...invitation, ...typed, password, passwordHash })
    const membershipId = await giveMembership(ctx, accountId, invitation)
    await record(
      ctx,
      'invitation.accepted',
      {
        type: 'invitation',
        id: invitation.id,
        learnerId: invitation.learnerId,
        organisationId: invitation.organisationId,
      },
      { kind: invitation.kind },
    )
    return { accountId, membershipId, kind: invitation.kind }
  })
}

type Invited = {
  password: string
  accountId: string | null
  isAddressTyped: boolean
  email: string | null
  name: string | null
  givenNames: string | null
  familyName: string | null
  learnerId: string | null
  kind: string
  passwordHash: string
}

async function accountFor(ctx: Context, invited: Invited): Promise<string> {
  const password = { passwordHash: invited.passwordHash, passwordSetAt: ctx.now }
  if (invited.accountId) {
    await ctx.db.updateTable('account').set(password).where('id', '=', invited.accountId).execute()
    await ctx.db.deleteFrom('accountSession').where('userId', '=', invited.accountId).execute()
    return invited.accountId
  }
  if (!invited.email) throw new Refusal('email-needed', 'Enter an email address you can read', 'email')
  const made = await ctx.db
    .insertInto('account')
    .values({
      id: newId(),
      email: invited.email,
      name: invited.name ?? [invited.givenNames, invited.familyName].filter(Boolean).join(' '),
      learnerId: invited.kind === 'learner' ? invited.learnerId : null,
      createdAt: ctx.now,
      ...password,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  return existingAccount(ctx, invited)
}

// A colleague with an account already keeps their own password: the letter only adds the membership. An address that was
// typed proves nothing: it must not open the account of whoever has it.
async function existingAccount(ctx: Context, invited: Invited): Promise<string> {
  const account = invited.email ? await accountByEmail(ctx, invited.email) : undefined
  if (account && invited.kind === 'parent') return knownParent(account, invited.password)
  if (!account || invited.kind === 'learner' || invited.isAddressTyped) {
    throw new Refusal(
      'email-taken',
      'This email address already has an account. Sign in, or use another address.',
      'email',
    )
  }
  return account.id
}

async function giveMembership(
  ctx: Context,
  accountId: string,
  invitation: {
    kind: string
    organisationId: string | null
    role: string | null
    form: string | null
    rights: string[] | null
    learnerId: string | null
  },
): Promise<string | null> {
  if (invitation.kind === 'parent') return linkParent(ctx, accountId, invitation)
  if (invitation.kind !== 'staff' || !invitation.organisationId || !invitation.role) {
    return (await membershipsOf(ctx, accountId))[0]?.id ?? null
  }
  return addMembership(ctx, {
    accountId,
    organisationId: invitation.organisationId,
    role: invitation.role,
    form: invitation.form,
    rights: invitation.rights && rightsIn(invitation.rights),
  })
}

/** An operator gives an e-mail address a role in an organisation: the account it has, or a new one with a first password. */
export function addAccount(
  ctx: Context,
  account: { email: string; name: string; password?: string; learnerId?: string | null },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'account.add', {})
    const known = await accountByEmail(ctx, account.email)
    if (known) return known.id
    const id = newId()
    const passwordHash = account.password ? await hashPassword(account.password) : null
    await ctx.db
      .insertInto('account')
      .values({
        id,
        email: account.email,
        name: account.name,
        learnerId: account.learnerId ?? null,
        passwordHash,
        createdAt: ctx.now,
      })
      .execute()
    await record(ctx, 'account.added', { type: 'account', id, learnerId: account.learnerId })
    return id
  })
}

/** Gives an account a role in an organisation with the rights that go with it; the one it has already, if it has. */
export async function addMembership(
  ctx: Context,
  {
    form = null,
    rights = null,
    ...membership
  }: {
    accountId: string
    organisationId: string
    role: Role | string
    form?: string | null
    rights?: readonly Right[] | null
  },
): Promise<string> {
  const made = await ctx.db
    .insertInto('membership')
    .values({ ...membership, form, rights: [...(rights ?? usualRights(membership.role))], createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const known = await ctx.db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', membership.accountId)
    .where('organisationId', '=', membership.organisationId)
    .where('role', '=', membership.role)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return known.id
}

/** Somebody forgot a password: the same answer and the same work whether or not the address is known (the job looks it up). */
export async function askForNewPassword(ctx: Context, email: string) {
  await countTry(letterTries, email.toLowerCase())
  await enqueue(ctx, tellNewPassword, { email, code: readableCode(3) })
}
