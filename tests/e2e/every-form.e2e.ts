import type { Page } from '@playwright/test'
import { paths } from '~/paths'
import { walkers, walkThrough } from '#tests/support/county-walk'
import { expect, walk } from '#tests/support/journey'

for (const walker of walkers) {
  walk(
    `${walker.who} sends every form empty, and each says what is wrong where it is wrong`,
    async ({ visit, asInCounty, javaScriptEnabled }) => {
      walk.skip(javaScriptEnabled === false, 'the keyboard is put on the problem by the script')
      const page = walker.account === null ? await visit() : await asInCounty(walker.account)

      const { faults } = await walkThrough(page, walker, sendEachEmpty, 1)

      expect(faults).toEqual([])
    },
  )
}

/** Sends each form of a page that has something to fill in, emptied; what the answers do badly. */
async function sendEachEmpty(page: Page, path: string): Promise<string[]> {
  if (path === paths.gallery) return []
  const faults: string[] = []
  const forms = await page.evaluate(() => document.querySelectorAll('main form[method="post"]').length)
  for (let at = 0; at < forms; at += 1) {
    if (at > 0) await page.goto(path)
    const label = await emptied(page, at)
    if (label === null) continue
    // A form that comes alive says what is wrong before it sends anything.
    const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 4000 })
    const [answer] = await Promise.all([answered.catch(() => null), page.locator('[data-send]').click()])
    const status = answer?.status() ?? 422
    if (status >= 500) faults.push(`“${label}” answers ${status}`)
    if (status === 422) faults.push(...(await badlyTold(page)).map((fault) => `“${label}” ${fault}`))
    else await page.waitForLoadState()
  }
  return faults
}

/** Empties the form at this place and marks its button; null where there is nothing to fill in. */
function emptied(page: Page, at: number): Promise<string | null> {
  return page.evaluate((at) => {
    const form = document.querySelectorAll<HTMLFormElement>('main form[method="post"]')[at]
    const button = form?.querySelector<HTMLElement>('button[type="submit"]:enabled')
    if (!form || !button) return null
    for (const details of form.querySelectorAll('details')) details.open = true
    const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
    const fillable = fields.filter(({ type }) => type !== 'hidden' && type !== 'submit')
    if (fillable.length === 0) return null
    for (const field of fillable) {
      if (field.type === 'radio') continue // what was chosen once cannot be unchosen
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = false
      else field.value = ''
    }
    button.dataset.send = 'yes'
    return button.innerText
  }, at)
}

/** The summary comes first and has the keyboard, the title says so, and each line leads to its field with the same words. */
async function badlyTold(page: Page): Promise<string[]> {
  const isFocused = () => document.activeElement?.classList.contains('govuk-error-summary') === true
  await page.waitForFunction(isFocused, undefined, { timeout: 5000 }).catch(() => null)
  return page.evaluate(() => {
    const summary = document.querySelector<HTMLElement>('.govuk-error-summary')
    if (!summary) return ['has no summary']
    const faults: string[] = []
    if (!document.title.startsWith('Error: ')) faults.push('does not say so in the title')
    if (document.activeElement !== summary) faults.push('leaves the keyboard elsewhere')
    if (summary.compareDocumentPosition(document.querySelector('main form') ?? summary) === 2)
      faults.push('says it below the form')
    for (const link of summary.querySelectorAll<HTMLAnchorElement>('a')) {
      const id = decodeURIComponent(link.hash.slice(1))
      const field = document.getElementById(id)
      if (!field) {
        faults.push(`leads to #${id}, which is not there`)
        continue
      }
      const beside = field.closest('.govuk-form-group--error')?.querySelector('.govuk-error-message')?.textContent
      if (!beside?.includes(link.innerText))
        faults.push(`says “${link.innerText}” above, and beside #${id} “${beside}”`)
    }
    return faults
  })
}
