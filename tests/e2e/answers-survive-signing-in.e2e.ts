import type { Page } from '@playwright/test'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { paths } from '~/paths'
import { walkers, walkThrough } from '#tests/support/county-walk'
import { expect, expectNoAxeFindings, journey, walk } from '#tests/support/journey'
import { aPlace } from '#tests/support/main-job'

const PASSWORD = 'onward-demo-2026'

for (const walker of walkers.filter(({ account }) => account !== null)) {
  walk(
    `${walker.who} sends every form too late, signs in again and finds what was typed`,
    async ({ db, asInCounty, javaScriptEnabled }) => {
      walk.skip(javaScriptEnabled !== false, 'it is the server that keeps what was typed')
      walk.setTimeout(600_000)
      const page = await asInCounty(walker.account ?? '')
      const tried: string[] = []

      const { faults } = await walkThrough(page, walker, (page, path) => sendEachLate(page, path, db, walker, tried), 1)

      expect(faults).toEqual([])
      walk.info().annotations.push({ type: 'forms tried', description: String(tried.length) })
    },
  )
}

/** Fills in each form of a page, lets the session end, sends it, signs in again, and compares. */
async function sendEachLate(
  page: Page,
  path: string,
  db: Kysely<DB>,
  { account }: { account: string | null },
  tried: string[],
): Promise<string[]> {
  const faults: string[] = []
  const forms = await page.locator('main form[method="post"]').count()
  for (let at = 0; at < forms; at += 1) {
    if (at > 0) await page.goto(path)
    const typed = await filled(page, at)
    if (typed === null) continue
    await endSession(db, account)
    await page.locator('[data-send]').click()
    await page.getByLabel('Email address').fill(`${account}@demo.example`)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    // What is read below is read by a script: the page must have come, and come whole.
    await page.waitForURL((url) => url.pathname !== paths.account.signIn())
    tried.push(`${path} ${at}`)
    const shown = await valuesOf(page, at)
    if (shown !== typed) faults.push(`form ${at} had\n${typed}\nand has\n${shown} on ${page.url()}`)
    // So that the next page is not given what this one has kept.
    await page.context().clearCookies({ name: 'kept-form' })
  }
  return faults
}

function endSession(db: Kysely<DB>, account: string | null) {
  return db
    .updateTable('accountSession')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('userId', '=', (eb) => eb.selectFrom('account').select('id').where('email', '=', `${account}@demo.example`))
    .execute()
}

/** Fills in the form at this place and marks its button; what stands in it then, or null where there is nothing to fill in. */
async function filled(page: Page, at: number): Promise<string | null> {
  const isFilled = await page.evaluate((at) => {
    const form = document.querySelectorAll<HTMLFormElement>('main form[method="post"]')[at]
    const button = form?.querySelector<HTMLElement>('button[type="submit"]:enabled')
    if (!form || !button || form.enctype === 'multipart/form-data') return false
    const fields = [...form.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    const fillable = fields.filter(({ type }) => type !== 'hidden' && type !== 'submit')
    for (const field of fillable) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = true
      else if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1
      else field.value = field.type === 'email' ? 'kept@example.org' : field.type === 'time' ? '09:30' : 'kept'
    }
    button.dataset.send = 'yes'
    return fillable.length > 0
  }, at)
  return isFilled ? valuesOf(page, at) : null
}

/** What stands in the form at this place where one can see it, a line for each field. */
function valuesOf(page: Page, at: number): Promise<string> {
  return page.evaluate((at) => {
    const form = document.querySelectorAll<HTMLFormElement>('main form[method="post"]')[at]
    if (!form) return 'nothing'
    const hidden = new Set([...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name }) => name))
    return [...new FormData(form)]
      .filter(([name]) => !hidden.has(name))
      .map(([name, value]) => `${name}=${String(value)}`)
      .join('\n')
  }, at)
}

journey(
  'somebody who was away too long is asked in time, stays with one key, and loses nothing when it is too late',
  async ({ db, as, javaScriptEnabled }) => {
    journey.skip(javaScriptEnabled === false, 'without the script the form is sent late, which the walk above tries')
    const { learnerId } = await aPlace(db)
    const page = await as('learner', { learnerId })
    await page.clock.install()
    await page.goto(paths.learner.section('statement'))
    const box = page.getByLabel('Why have you chosen these courses?')
    await box.fill('I like to find out why an engine does not run.')
    const left = Number(await page.locator('body').getAttribute('data-seconds-left'))

    // Five minutes before the end, and not earlier, the page asks.
    await page.clock.fastForward((left - 330) * 1000)
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    await page.clock.fastForward(60_000)
    const asks = page.getByRole('alertdialog', { name: 'Do you want to stay signed in?' })
    await expect(asks).toBeVisible()
    await expect(asks.getByRole('button')).toBeFocused()
    await expectNoAxeFindings(page)
    await page.keyboard.press('Enter')
    await expect(asks).toHaveCount(0)
    await expect(box).toHaveValue('I like to find out why an engine does not run.')

    // The second time nobody is there. The page is covered, and what was typed goes along.
    await endEvery(db, learnerId)
    await page.clock.fastForward(left * 1000 + 60_000)
    const over = page.getByRole('alertdialog', { name: 'You were signed out' })
    await expect(over).toBeVisible()
    await expectNoAxeFindings(page)
    await over.getByRole('button', { name: 'Sign in again' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    await expect(page.getByText('What you typed is safe')).toBeVisible()
  },
)

async function endEvery(db: Kysely<DB>, learnerId: string) {
  await db
    .updateTable('accountSession')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('userId', '=', (eb) => eb.selectFrom('account').select('id').where('learnerId', '=', learnerId))
    .execute()
}
