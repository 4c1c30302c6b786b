import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import type { Kysely } from 'kysely'
import { openDatabase, useDatabase } from '#db/connection.server'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import type { Role } from '~/kit/actor'
import { databaseOn, dropDatabase, makeDatabase, TEMPLATE } from './clones'
import { startTestServer } from './server'

export { expect }

/** What a journey works with: the data, a signed-in page for a role, and a visitor's page. */
export type World = {
  db: Kysely<DB>
  origin: string
  /**
   * A page on which somebody has signed in: a learner by the learner's id, staff by role and organisation. `accountId`
   * names an account that is there already.
   */
  as: (
    role: Role,
    who: { learnerId?: string; organisationId?: string; accountId?: string; form?: string },
  ) => Promise<Page>
  /** A page of somebody who has not signed in. */
  visit: () => Promise<Page>
  isScripted: boolean
}

type Home = { db: Kysely<DB>; origin: string }

const test = base.extend<{ world: World }, { home: Home }>({
  home: [
    async ({}, use) => {
      const server = process.env.JOURNEY_SERVER ?? ''
      const name = `journey_${randomUUID().replaceAll('-', '')}`
      const url = databaseOn(server, name)
      await makeDatabase(server, name, TEMPLATE)
      const app = await startTestServer({ DATABASE_URL: url })
      const opened = openDatabase({ url, max: 4 })
      useDatabase(opened)
      await use({ db: opened.db, origin: app.origin })
      await app.stop()
      await opened.close()
      await dropDatabase(server, name)
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  world: async ({ home, browser, contextOptions, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    const open = async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: home.origin, javaScriptEnabled })
      contexts.push(context)
      const page = await context.newPage()
      watch(page, complaints)
      if (javaScriptEnabled === false) scriptless.add(page)
      return page
    }
    await use({
      db: home.db,
      origin: home.origin,
      isScripted: javaScriptEnabled ?? true,
      visit: open,
      async as(role, who) {
        const page = await open()
        await signIn(page, home, role, who)
        return page
      },
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints, 'no page complains').toEqual([])
  },
})

const scriptless = new WeakSet<Page>()

/** One journey through the built application, told in a sentence; it is played with JavaScript and without. */
export function journey(sentence: string, tell: (world: World) => Promise<void>) {
  test(sentence, ({ world }) => tell(world))
}

/** Axe finds nothing to mend on this page. */
export async function expectNoAxeFindings(page: Page) {
  const examined = scriptless.has(page) ? await copyOf(page) : page
  const { violations } = await new AxeBuilder({ page: examined }).analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
  if (examined !== page) await examined.context().close()
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Axe is a script: where scripts are off it looks at the same page, as it is, in a browser where they are on. */
async function copyOf(page: Page) {
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true })
  if (!context) throw new Error('There is no browser to look at a copy of this page.')
  const copy = await context.newPage()
  const body = await page.content()
  await copy.route('**/*.js', (route) => route.abort())
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body }))
  await copy.goto(page.url())
  return copy
}

/** Whatever a browser complains about on a page of ours is a fault: script errors, refused content, missing files. */
function watch(page: Page, complaints: string[]) {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (line) => {
    const isAnswer = /Failed to load resource: the server responded with a status of 4\d\d/.test(line.text())
    if (line.type() === 'error' && !isAnswer) complaints.push(`${page.url()}: ${line.text()}`)
  })
}

async function signIn(page: Page, { db, origin }: Home, role: Role, who: Parameters<World['as']>[1]) {
  const ctx = systemContext(db, new Date())
  const email = `${randomUUID()}@demo.example`
  const accountId =
    who.accountId ??
    (await accountOf(db, who.learnerId)) ??
    (await addAccount(ctx, { email, name: 'Sam Okafor', learnerId: who.learnerId }))
  const { organisationId, form } = who
  const membershipId = organisationId ? await addMembership(ctx, { accountId, organisationId, role, form }) : null
  const [pair = ''] = (await openSession(accountId, membershipId)).split(';')
  const [name = '', ...value] = pair.split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: origin, httpOnly: true, sameSite: 'Lax' }])
}

async function accountOf(db: Kysely<DB>, learnerId: string | undefined) {
  if (!learnerId) return undefined
  const found = await db.selectFrom('account').select('id').where('learnerId', '=', learnerId).executeTakeFirst()
  return found?.id
}
