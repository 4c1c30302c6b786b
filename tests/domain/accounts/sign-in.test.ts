import { describe, expect, test } from 'vitest'
import { closeAllSessions, closeSession, openSession, readSession } from '~/access/session.server'
import {
  addMembership,
  acceptInvitation,
  askForNewPassword,
  signIn,
  useMembership,
} from '~/domain/accounts/account.commands.server'
import { inviteStaff } from '~/domain/accounts/people.commands.server'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { hashPassword } from '~/kit/password.server'
import { systemContext, type Context } from '~/kit/context.server'
import { newId } from '~/kit/chance.server'
import { drainJobs } from '~/kit/jobs.server'
import { racingDatabase } from '#tests/support/database'
import '~/jobs'

const test$ = racingDatabase()
const now = new Date('2026-11-20T09:00:00Z')
const password = 'three plain words'

describe('signing in', () => {
  test('opens a session whose token the database does not know', async () => {
    const ctx = systemContext(test$.db, now)
    const { email, accountId } = await anOfficer(ctx)

    const signedIn = await signIn(ctx, { email, password, next: '' }, 'address-1')
    const cookie = await openSession(signedIn.accountId, signedIn.membershipId)

    const secret = /onward=([^;]+)/.exec(cookie)?.[1] ?? ''
    const kept = await test$.db
      .selectFrom('accountSession')
      .select('id')
      .where('userId', '=', accountId)
      .executeTakeFirstOrThrow()
    expect(kept.id).not.toContain(secret)
    const session = await readSession(requestWith(cookie))
    expect(session?.visit.actor).toMatchObject({ id: accountId, role: 'admissions-officer' })
  })

  test('says the same for a wrong password and for an unknown address', async () => {
    const ctx = systemContext(test$.db, now)
    const { email } = await anOfficer(ctx)

    const wrong = signIn(ctx, { email, password: 'not this one here', next: '' }, 'address-2').catch(String)
    const unknown = signIn(ctx, { email: `${newId()}@demo.example`, password, next: '' }, 'address-2').catch(String)

    expect(await wrong).toEqual(await unknown)
  })

  test('stops after ten tries on one account, and others behind the same address still get in', async () => {
    const ctx = systemContext(test$.db, now)
    const [attacked, other] = [await anOfficer(ctx), await anOfficer(ctx)]

    const answers: string[] = []
    for (let tries = 0; tries < 12; tries += 1) {
      answers.push(
        await signIn(ctx, { email: attacked.email, password: 'a wrong password', next: '' }, 'school').then(
          () => 'in',
          (error: Error) => error.name,
        ),
      )
    }

    expect(answers.map(String)).toEqual([...Array(10).fill('Refusal'), 'TooManyTries', 'TooManyTries'])
    await expect(signIn(ctx, { email: other.email, password, next: '' }, 'school')).resolves.toMatchObject({
      accountId: other.accountId,
    })
  })

  test('an old token is refused after signing in again, after signing out, and when every session is ended', async () => {
    const ctx = systemContext(test$.db, now)
    const { accountId, membershipId } = await anOfficer(ctx)
    const first = await openSession(accountId, membershipId)

    const second = await openSession(accountId, membershipId, requestWith(first))
    expect([await readSession(requestWith(first)), (await readSession(requestWith(second)))?.visit.actor.id]).toEqual([
      null,
      accountId,
    ])

    await closeSession(requestWith(second))
    expect(await readSession(requestWith(second))).toBeNull()

    const third = await openSession(accountId, membershipId)
    await closeAllSessions(accountId)
    expect(await readSession(requestWith(third))).toBeNull()
  })

  test('a membership that has ended, and an account that is disabled, end the session at the next request', async () => {
    const ctx = systemContext(test$.db, now)
    const { accountId, membershipId } = await anOfficer(ctx)
    const cookie = await openSession(accountId, membershipId)

    await test$.db.updateTable('membership').set({ endedAt: now }).where('id', '=', membershipId).execute()

    expect(await readSession(requestWith(cookie))).toBeNull()
  })

  test('only a membership of one’s own can be taken in hand', async () => {
    const ctx = systemContext(test$.db, now)
    const [me, other] = [await anOfficer(ctx), await anOfficer(ctx)]
    const asMe: Context = {
      ...ctx,
      actor: { ...ctx.actor, id: me.accountId, role: 'admissions-officer', organisationId: me.organisationId },
    }

    await expect(useMembership(asMe, other.membershipId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(useMembership(asMe, me.membershipId)).resolves.toMatchObject({ membershipId: me.membershipId })
  })
})

describe('invitations', () => {
  test('a colleague sets a password with the code in the letter, once', async () => {
    const ctx = systemContext(test$.db, now)
    const { organisationId } = await anOfficer(ctx)
    const email = `${newId()}@demo.example`

    const { code } = await inviteStaff(ctx, { name: 'Mr Okafor', email, role: 'register-taker', organisationId })
    await drainJobs(test$.db, now)
    const taken = await acceptInvitation(ctx, { code, email: null, bornOn: null, password, ip: 'address-3' })

    const letter = await test$.db
      .selectFrom('letter')
      .select(['subject', 'body'])
      .where('toEmail', '=', email)
      .executeTakeFirstOrThrow()
    expect(letter.body).toContain(code)
    expect(taken.membershipId).not.toBeNull()
    await expect(
      acceptInvitation(ctx, { code, email: null, bornOn: null, password, ip: 'address-3' }),
    ).rejects.toMatchObject({ name: 'NotFound' })
    await expect(signIn(ctx, { email, password, next: '' }, 'address-3')).resolves.toMatchObject({
      accountId: taken.accountId,
    })
  })

  test('a code that is used twice at once makes one account', async () => {
    const ctx = systemContext(test$.db, now)
    const { organisationId } = await anOfficer(ctx)
    const { code } = await inviteStaff(ctx, {
      name: 'Ms Lane',
      email: `${newId()}@demo.example`,
      role: 'register-taker',
      organisationId,
    })

    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        acceptInvitation(ctx, { code, email: null, bornOn: null, password, ip: 'address-4' }),
      ),
    )

    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('asking for a new password does the same work for an address nobody has', async () => {
    const ctx = systemContext(test$.db, now)
    const { email } = await anOfficer(ctx)

    await askForNewPassword(ctx, email)
    await askForNewPassword(ctx, `${newId()}@demo.example`)
    const done = await drainJobs(test$.db, now)

    expect(done.filter((name) => name === 'accounts/tell-new-password')).toHaveLength(2)
    const letters = await test$.db
      .selectFrom('letter')
      .select('toEmail')
      .where('template', '=', 'NewPassword')
      .execute()
    expect(letters).toEqual([{ toEmail: email }])
  })
})

async function anOfficer(ctx: Context) {
  const email = `${newId()}@demo.example`
  const organisationId = await addOrganisation(ctx, {
    kind: 'college',
    name: 'Riverside College',
    slug: `riverside-${newId()}`,
  })
  const { id: accountId } = await ctx.db
    .insertInto('account')
    .values({ email, name: 'Amina Lane', passwordHash: await hashPassword(password), createdAt: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const membershipId = await addMembership(ctx, { accountId, organisationId, role: 'admissions-officer' })
  return { email, organisationId, accountId, membershipId }
}

function requestWith(cookie: string) {
  return new Request('http://localhost/', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
}
