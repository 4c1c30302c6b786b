import { describe, expect, test } from 'vitest'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { closeAllSessions } from '~/access/session.server'
import { systemContext } from '~/kit/context.server'
import { codeKey } from '~/domain/accounts/account'
import { hashed, newId } from '~/kit/chance.server'
import { aLearner, aTown } from '#tests/support/admissions'
import { servedApplication } from '#tests/support/served'

const served = servedApplication()
const password = 'three plain words'

describe('F-26: an old or a planted session', () => {
  test('a session somebody planted beforehand is not the one that signs in', async () => {
    const person = await somebody()
    const victim = served.visitor()
    victim.cookies.set('onward', 'oPLANTEDPLANTEDPLANTEDPLANTED')

    await signIn(victim, person.email)

    expect(victim.cookies.get('onward')).not.toContain('PLANTED')
    expect(await isIn('oPLANTEDPLANTEDPLANTEDPLANTED')).toBe(false)
  })

  test('signing in again ends the session this browser had', async () => {
    const person = await somebody()
    const browser = served.visitor()
    await signIn(browser, person.email)
    const first = cookieOf(browser)

    await signIn(browser, person.email)

    expect(cookieOf(browser)).not.toBe(first)
    expect(await isIn(first)).toBe(false)
    expect(await isIn(cookieOf(browser))).toBe(true)
  })

  test('a cookie kept from before signing out opens nothing', async () => {
    const person = await somebody()
    const browser = served.visitor()
    await signIn(browser, person.email)
    const kept = cookieOf(browser)

    await browser.post('/sign-out')

    expect(browser.cookies.has('onward')).toBe(false)
    expect(await isIn(kept)).toBe(false)
  })

  test('taking another membership in hand makes a new session and ends the old one', async () => {
    const person = await somebody()
    const second = await addMembership(system(), {
      accountId: person.accountId,
      organisationId: await anOrganisation(),
      role: 'head',
    })
    const browser = served.visitor()
    await signIn(browser, person.email)
    const before = cookieOf(browser)

    await browser.post('/account', { membershipId: second })

    expect(cookieOf(browser)).not.toBe(before)
    expect(await isIn(before)).toBe(false)
    expect(await isIn(cookieOf(browser))).toBe(true)
  })

  test('an account that is closed, a job that is left and a password that is changed end what was open at once', async () => {
    const endings: ((person: Somebody) => Promise<unknown>)[] = [
      ({ accountId }) =>
        served.db.updateTable('account').set({ isDisabled: true }).where('id', '=', accountId).execute(),
      ({ membershipId }) =>
        served.db.updateTable('membership').set({ endedAt: new Date() }).where('id', '=', membershipId).execute(),
      ({ accountId }) => closeAllSessions(accountId),
    ]

    for (const end of endings) {
      const person = await somebody()
      const browser = served.visitor()
      await signIn(browser, person.email)
      expect(await isIn(cookieOf(browser))).toBe(true)

      await end(person)

      expect(await isIn(cookieOf(browser))).toBe(false)
    }
  })

  test('what the database knows of a session does not open it', async () => {
    const person = await somebody()
    const browser = served.visitor()
    await signIn(browser, person.email)

    const rows = await served.db
      .selectFrom('accountSession')
      .select('id')
      .where('userId', '=', person.accountId)
      .execute()

    expect(rows.length).toBe(1)
    for (const { id } of rows) {
      expect(id).not.toBe(cookieOf(browser))
      expect(await isIn(id)).toBe(false)
    }
  })

  test('an invitation that names no address does not open the account of whoever has the address that is typed', async () => {
    const person = await somebody()
    const code = 'ABCD-EFGH-JKMN'
    const learnerId = await aLearner(served.db, await aTown(served.db))
    const expiresAt = new Date(Date.now() + 86_400_000)
    await served.db
      .insertInto('invitation')
      .values({ kind: 'parent', codeHash: hashed(codeKey(code)), learnerId, createdAt: new Date(), expiresAt })
      .execute()
    const browser = served.visitor()

    const reply = await browser.post(`/invitation/${code}`, { email: person.email, password: 'four plain words here' })

    expect(reply.status).toBe(409)
    expect(browser.cookies.has('onward')).toBe(false)
    await signIn(served.visitor(), person.email)
  })

  test('the cookie is for this site alone and no script can read it', async () => {
    const person = await somebody()

    const reply = await served.visitor().post('/sign-in', { email: person.email, password, next: '' })

    const cookie = reply.headers['set-cookie']?.find((one) => one.startsWith('onward='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Domain=/i)
  })
})

type Somebody = { accountId: string; membershipId: string; email: string }

async function somebody(): Promise<Somebody> {
  const email = `${newId()}@demo.example`
  const accountId = await addAccount(system(), { email, name: 'Mr Okafor', password })
  const membershipId = await addMembership(system(), {
    accountId,
    organisationId: await anOrganisation(),
    role: 'head',
  })
  return { accountId, membershipId, email }
}

function anOrganisation() {
  return addOrganisation(system(), { kind: 'school', name: 'Northgate School', slug: newId() })
}

function system() {
  return systemContext(served.db, new Date())
}

async function signIn(browser: ReturnType<typeof served.visitor>, email: string) {
  const reply = await browser.post('/sign-in', { email, password, next: '' })
  expect(reply.status).toBe(302)
}

function cookieOf(browser: ReturnType<typeof served.visitor>) {
  return browser.cookies.get('onward') ?? ''
}

/** Whether the pages of this role open with a cookie; without, they lead to the sign-in page. */
async function isIn(cookie: string) {
  const browser = served.visitor()
  browser.cookies.set('onward', cookie)
  const reply = await browser.get('/account')
  return !reply.location?.startsWith('/sign-in')
}
