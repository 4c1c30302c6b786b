import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import type { Kysely } from 'kysely'
import { openDatabase, useDatabase } from '#db/connection.server'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import type { Role } from '~/kit/actor'
import { databaseOn, dropDatabase, makeDatabase, makeTemplateOnce, TEMPLATE } from './clones'
import { startTestServer } from './server'

export { expect }

/** Whose page it is: a learner by the learner's id, staff by organisation, or an account that is there already. */
export type Who = { learnerId?: string; organisationId?: string; accountId?: string; form?: string }

type Home = { db: Kysely<DB>; origin: string }
type Fixtures = {
  /** The data of this worker's own server. */
  db: Kysely<DB>
  origin: string
  /** A page on which somebody has signed in. */
  as: (role: Role, who: Who) => Promise<Page>
  /** A page of somebody who has not signed in. */
  visit: () => Promise<Page>
}

/** One journey through the built application, told in a sentence; it is played with JavaScript and without. */
export const journey = test.extend<Fixtures, { home: Home }>({
  home: [({}, use) => withServer(use), { scope: 'worker', timeout: 90_000 }],
  db: ({ home }, use) => use(home.db),
  origin: ({ home }, use) => use(home.origin),
  visit: async ({ home, browser, contextOptions, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: home.origin, javaScriptEnabled })
      contexts.push(context)
      const page = await context.newPage()
      watch(page, complaints)
      if (javaScriptEnabled === false) scriptless.add(page)
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints, 'no page complains').toEqual([])
  },
  as: ({ home, visit }, use) =>
    use(async (role, who) => {
      const page = await visit()
      await signIn(page, home, role, who)
      return page
    }),
})

/**
 * A journey over months: it moves the clock of a server that no other story uses, since a night that is done is not done again
 * for whoever goes back. Each file names its own story.
 */
export const season = journey.extend<object, { home: Home; story: string }>({
  story: ['', { option: true, scope: 'worker' }],
  home: [
    ({ story }, use) => {
      if (story === '') throw new Error('A journey over months names its story: season.use({ story: … }).')
      return withServer(use)
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})

/** A walk through the small fictional county of the demonstration, by somebody who can sign in there. */
export const walk = journey.extend<{ asInCounty: (name: string) => Promise<Page> }, { home: Home }>({
  home: [
    async ({}, use) => {
      await makeTemplateOnce(server(), COUNTY, loadCounty)
      await withServer(use, COUNTY)
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  asInCounty: ({ home, visit }, use) =>
    use(async (name) => {
      const page = await visit()
      await signInTo(page, home, await demoAccount(home.db, name))
      return page
    }),
})

/** The small county of the demonstration: its people, courses and story. */
const COUNTY = 'onward_county'

const scriptless = new WeakSet<Page>()
const run = promisify(execFile)
const main = path.resolve(import.meta.dirname, '../../app/cli/main.mjs')

async function loadCounty(url: string) {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DEMO: 'on',
    LOG_LEVEL: 'warn',
    DATABASE_URL: url,
  }
  await run(process.execPath, [main, 'demo', 'load', '--learners', '40', '--courses', '80'], { env })
}

const server = () => process.env.JOURNEY_SERVER ?? ''

/** A server of this worker's own, on a clone of a template. */
async function withServer(use: (home: Home) => Promise<void>, template = TEMPLATE) {
  const name = `journey_${randomUUID().replaceAll('-', '')}`
  const url = databaseOn(server(), name)
  await makeDatabase(server(), name, template)
  const app = await startTestServer({ DATABASE_URL: url })
  const opened = openDatabase({ url, max: 4 })
  useDatabase(opened)
  await use({ db: opened.db, origin: app.origin })
  await app.stop()
  await opened.close()
  await dropDatabase(server(), name)
}

/** Axe finds nothing to mend on this page; in a journey played without scripts the walks look instead (`expectNoAxeInWalk`). */
export async function expectNoAxeFindings(page: Page) {
  if (!scriptless.has(page)) await expectNoAxeInWalk(page)
}

/** The same with and without scripts, for the walks through every audience and the main job. */
export async function expectNoAxeInWalk(page: Page) {
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([])
}

/** What axe finds on this page, small targets too. */
export async function axeFindings(page: Page): Promise<string[]> {
  const examined = scriptless.has(page) ? await copyOf(page) : page
  const { violations } = await new AxeBuilder({ page: examined })
    // No page of ours holds another: axe need not open a second page to put frames together, which takes most of its time.
    .setLegacyMode()
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
  if (examined !== page) await examined.context().close()
  return found
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
    // A journey that takes the network away does it on purpose.
    const isOffline = line.text().includes('net::ERR_INTERNET_DISCONNECTED')
    if (line.type() === 'error' && !isAnswer && !isOffline) complaints.push(`${page.url()}: ${line.text()}`)
  })
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (response.status() >= 400 && partsOfPages.has(kind))
      complaints.push(`${page.url()}: its ${kind} ${response.url()} answers ${response.status()}`)
  })
}

const partsOfPages = new Set(['script', 'stylesheet', 'image', 'font', 'manifest'])

async function signIn(page: Page, home: Home, role: Role, who: Who) {
  const { db } = home
  const ctx = systemContext(db, new Date())
  const email = `${randomUUID()}@demo.example`
  const accountId =
    who.accountId ??
    (await accountOf(db, who.learnerId)) ??
    (await addAccount(ctx, { email, name: 'Sam Okafor', learnerId: who.learnerId }))
  const { organisationId, form } = who
  const membershipId = organisationId ? await addMembership(ctx, { accountId, organisationId, role, form }) : null
  await signInTo(page, home, { accountId, membershipId })
}

type Person = { accountId: string; membershipId: string | null }

async function signInTo(page: Page, { origin }: Home, { accountId, membershipId }: Person) {
  const [pair = ''] = (await openSession(accountId, membershipId)).split(';')
  const [name = '', ...value] = pair.split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: origin, httpOnly: true, sameSite: 'Lax' }])
}

function demoAccount(db: Kysely<DB>, name: string): Promise<Person> {
  return db
    .selectFrom('account')
    .leftJoin('membership', (join) =>
      join.onRef('membership.accountId', '=', 'account.id').on('membership.endedAt', 'is', null),
    )
    .select(['account.id as accountId', 'membership.id as membershipId'])
    .where('account.email', '=', `${name}@demo.example`)
    .orderBy('membership.createdAt')
    .orderBy('membership.id')
    .executeTakeFirstOrThrow(() => new Error(`There is no ${name}@demo.example in the county.`))
}

async function accountOf(db: Kysely<DB>, learnerId: string | undefined) {
  if (!learnerId) return undefined
  const found = await db.selectFrom('account').select('id').where('learnerId', '=', learnerId).executeTakeFirst()
  return found?.id
}
