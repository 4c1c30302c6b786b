import { beforeAll, describe, expect, test } from 'vitest'
import { usualRights } from '~/kit/actor'
import { newId } from '~/kit/chance.server'
import { hashPassword } from '~/kit/password.server'
import { paths } from '~/paths'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import type { Browser } from '#tests/support/http'
import { servedApplication, type Person } from '#tests/support/served'
import { filledForms } from './support/forms'
import { aPeopledTown, type PeopledTown } from './support/towns'

const served = servedApplication()
const password = 'three plain words'
const STATEMENT = paths.learner.section('statement')
const words = 'I take engines apart to see why they stopped.'
const statement = { 'answers.statement': words, isFinished: 'no', version: '0' }
let town: PeopledTown
let doors: Door[]

beforeAll(async () => {
  town = await aPeopledTown(served.db)
  doors = (await allDoors()).filter(({ hasAction }) => hasAction)
  const passwordHash = await hashPassword(password)
  await served.db.updateTable('account').set({ passwordHash }).execute()
}, 180_000)

/** Everybody's time is over. */
async function theirTimeIsOver({ accountId }: Person) {
  const expiresAt = new Date(Date.now() - 1000)
  await served.db.updateTable('accountSession').set({ expiresAt }).where('userId', '=', accountId).execute()
}

async function signIn(browser: Browser, { accountId }: Person, next = '') {
  const { email } = await served.db
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return browser.post('/sign-in', { email, password, next })
}

async function aLateForm(person: Person = town.amina, path = STATEMENT, form: Record<string, string> = statement) {
  const browser = await served.as(person)
  await browser.get(path)
  await theirTimeIsOver(person)
  const late = await browser.post(path, form, { referer: served.server.origin + path })
  return { browser, late }
}

function rows() {
  return served.db.selectFrom('keptForm').selectAll().execute()
}

describe('A10: a form sent after its session had ended', () => {
  test('every door that needs a sign-in keeps what came too late, whoever it was, and does nothing', async () => {
    const forms = await filledForms(served.db)
    const open = new Set([
      '/sign-in',
      '/sign-out',
      '/code',
      '/invitation/:code',
      '/new-password',
      '/join',
      '/join/:code',
      '/survey/:code',
    ])
    const anybodys = new Set([
      paths.cannotGetThere,
      paths.shortlist.add,
      paths.shortlist.remove,
      paths.shortlist.share,
      paths.demo.clock,
    ])
    const apart = new Set([paths.account.drafts, paths.account.stay])
    // A program signs in nowhere: it sends its token with each call.
    const people = doors.filter(({ pattern }) => !pattern.startsWith('/api/'))
    const tried = people.filter(({ pattern }) => ![open, anybodys, apart].some((list) => list.has(pattern)))
    const browser = await served.as(town.amina)
    await theirTimeIsOver(town.amina)
    const before = await served.db.selectFrom('auditEvent').select('id').execute()

    const lost: string[] = []
    for (const door of tried) {
      const reply = await browser.post(addressOf(door, {}), { ...forms[door.pattern], typed: words })
      const isKept = reply.headers['set-cookie']?.some((cookie) => cookie.startsWith('kept-form='))
      if (reply.status !== 302 || !reply.location?.startsWith('/sign-in?next=') || !isKept)
        lost.push(`${door.pattern}: ${reply.status} ${reply.location}`)
    }

    expect(lost).toEqual([])
    expect(tried.length).toBeGreaterThan(80)
    expect(await served.db.selectFrom('auditEvent').select('id').execute()).toHaveLength(before.length)
    expect(await rows(), 'a browser keeps one form, the last').toHaveLength(1)
  }, 180_000)

  test('stands on its page again once the same person has signed in, and goes when it is sent', async () => {
    const { browser, late } = await aLateForm()
    const kept = (await rows()).length
    const asked = await browser.get(late.location ?? '')
    const back = await signIn(browser, town.amina, STATEMENT)

    const page = await browser.get(back.location ?? '')
    const again = await browser.get(STATEMENT)
    const sent = await browser.post(STATEMENT, { ...statement, version: versionIn(again.text) })
    const after = await browser.get(STATEMENT)

    expect(asked.text).toContain('What you typed is safe')
    expect(late.location).not.toContain('engines')
    expect(page.text).toContain('nothing was saved or sent')
    for (const shown of [page, again]) expect(shown.text).toContain(`>${words}</textarea>`)
    expect(sent.status).toBe(302)
    expect(after.text).not.toContain('nothing was saved or sent')
    expect(browser.cookies.has('kept-form')).toBe(false)
    expect(await rows()).toHaveLength(kept - 1)
    expect(served.server.output()).not.toContain('engines')
  })

  test('is never shown to somebody else who signs in on the same machine, and is gone for good', async () => {
    const { browser } = await aLateForm()
    await signIn(browser, town.joel, STATEMENT)

    const page = await browser.get(STATEMENT)
    await signIn(browser, town.amina, STATEMENT)
    const own = await browser.get(STATEMENT)

    expect(page.status).toBe(200)
    expect(page.text).not.toContain('nothing was saved or sent')
    expect(own.text).not.toContain('nothing was saved or sent')
  })

  test('is not shown on another browser, nor read out of the database', async () => {
    await aLateForm()
    const other = served.visitor()
    await signIn(other, town.amina)

    const page = await other.get(STATEMENT)

    expect(page.text).not.toContain('nothing was saved or sent')
    for (const { sealed } of await rows()) expect(sealed.toString('latin1')).not.toContain('engines')
  })

  test('is forgotten with signing out, and after an hour', async () => {
    const { browser } = await aLateForm()
    const before = (await rows()).length
    await signIn(browser, town.amina)
    await browser.post('/sign-out')
    expect(await rows()).toHaveLength(before - 1)

    const late = await aLateForm()
    await served.db
      .updateTable('keptForm')
      .set({ keptUntil: new Date(Date.now() - 1) })
      .execute()
    await signIn(late.browser, town.amina)
    const page = await late.browser.get(STATEMENT)

    expect(page.text).not.toContain('nothing was saved or sent')
    expect(late.browser.cookies.has('kept-form')).toBe(false)
  })

  test('brings back the membership that was in hand', async () => {
    const person = town.people['careers-lead']
    const { organisationId } = await served.db
      .selectFrom('membership')
      .select('organisationId')
      .where('id', '=', town.people['admissions-manager'].membershipId ?? '')
      .executeTakeFirstOrThrow()
    const second = newId()
    await served.db
      .insertInto('membership')
      .values({
        id: second,
        accountId: person.accountId,
        organisationId,
        role: 'admissions-manager',
        rights: usualRights('admissions-manager'),
        createdAt: new Date(),
      })
      .execute()

    for (const membershipId of [person.membershipId, second]) {
      const { browser } = await aLateForm({ ...person, membershipId }, paths.account.letters, { digest: 'daily' })
      await signIn(browser, person)
      const home = await browser.get(membershipId === second ? paths.provider.queue : paths.school.home)

      expect(home.status).toBe(200)
    }
  })

  test('is nobody’s where the cookie opens nothing, where it holds a file, and where a script sent it', async () => {
    const stranger = served.visitor()
    stranger.cookies.set('onward', 'sPLANTEDPLANTEDPLANTEDPLANTED')
    const browser = await served.as(town.amina)
    await theirTimeIsOver(town.amina)
    const own = { origin: served.server.origin, 'sec-fetch-site': 'same-origin' }

    const replies = [
      await stranger.post(STATEMENT, statement),
      await browser.ask(STATEMENT, {
        method: 'POST',
        body: '--x--',
        headers: { ...own, 'content-type': 'multipart/form-data; boundary=x' },
      }),
      await browser.post(STATEMENT, statement, { 'sec-fetch-mode': 'cors' }),
    ]

    for (const reply of replies) {
      expect(reply.location).toMatch(/^\/sign-in/)
      expect(reply.headers['set-cookie'] ?? []).toEqual([])
    }
  })

  test('a page that only believed its session over has its form kept and nothing done', async () => {
    const browser = await served.as(town.sam)
    const before = await savedBy(town.sam.learnerId)

    const reply = await browser.post(`${STATEMENT}?keep`, statement, { referer: served.server.origin + STATEMENT })
    const page = await browser.get(reply.location ?? '')

    expect(reply.location).toBe(STATEMENT)
    expect(page.text).toContain(words)
    expect(await savedBy(town.sam.learnerId)).toHaveLength(before.length)
  })

  test('one button keeps somebody signed in, and says for how long', async () => {
    const browser = await served.as(town.amina)
    const soon = new Date(Date.now() + 60_000)
    await served.db
      .updateTable('accountSession')
      .set({ expiresAt: soon })
      .where('userId', '=', town.amina.accountId)
      .execute()

    const reply = await browser.post(paths.account.stay)

    expect(Number(reply.text)).toBeGreaterThan(13 * 86_400)
    expect((await browser.get(STATEMENT)).text).toMatch(/<body[^>]* data-seconds-left="12\d{5}"/)
  })
})

function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
}

function savedBy(learnerId: string) {
  return served.db
    .selectFrom('auditEvent')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('action', '=', 'section.saved')
    .execute()
}
