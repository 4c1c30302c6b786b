import type { Page, Response } from '@playwright/test'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { paths } from '~/paths'
import { aChoice, aFinishedForm, aLearner, aTown, theLearner } from '#tests/support/admissions'
import { expect, journey } from '#tests/support/journey'
import { aPlace } from '#tests/support/main-job'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

/*
 * How many pages each of the commonest jobs takes, counted from the start page of whoever has signed in. The figures are
 * promises: one page more, or less, is said here.
 */

journey('a learner whose form is filled in applies to one course in six pages', async ({ db, as }) => {
  const { learnerId, course, areaId } = await aPlace(db)
  await aFinishedForm(theLearner(db, learnerId, { areaId }), learnerId)
  const page = await as('learner', { learnerId })
  await page.goto(paths.learner.home)

  const loads = await loadsOf(page, async () => {
    await addCourse(page, course)
    await page.getByRole('link', { name: 'Check your answers' }).click()
    await send(page)
  })

  expect(loads).toBe(6)
})

journey('the first time, with the whole form to fill in, it takes thirteen', async ({ db, as }) => {
  const { learnerId, course } = await aPlace(db)
  const page = await as('learner', { learnerId })
  await page.goto(paths.learner.home)

  const loads = await loadsOf(page, async () => {
    await addCourse(page, course)
    await page.getByRole('link', { name: /your form$/ }).click()
    await finish(page, 'About you', {})
    await finish(page, 'How to reach you', { 'Home address': '4 Quay Street, Northbridge', Postcode: 'QX3 1AA' })
    const adult = { 'Name of a parent or carer': 'Samira Yusuf', 'Their phone number or email address': '01632 960001' }
    await finish(page, /people who help you/, adult)
    await page.getByLabel('Predicted').first().fill('6')
    await finish(page, /grades/, {})
    await finish(page, /./, { 'What you like to do': 'I mend bicycles with my uncle.' })
    await finish(page, 'Your statement', { 'Why have you chosen these courses?': 'I like to mend engines.' })
    await finish(page, /interview/i, {})
    await send(page)
  })

  expect(loads).toBe(13)
})

journey('a learner sees how every choice stands on the start page itself', async ({ db, as }) => {
  const { learnerId } = await aChoice(db, { state: 'submitted' })
  const page = await as('learner', { learnerId })

  const loads = await loadsOf(page, async () => {
    await page.goto(paths.learner.home)
    await expect(page.getByRole('heading', { name: /Engineering/ })).toBeVisible()
    await expect(page.getByText(/answer by/i).first()).toBeVisible()
  })

  expect(loads).toBe(1)
})

journey('a provider decides one applicant in three pages', async ({ db, as }) => {
  const { providerId } = await aChoice(db, { state: 'submitted' })
  const page = await as('admissions-officer', { organisationId: providerId })
  await page.goto(paths.provider.queue)

  const loads = await loadsOf(page, async () => {
    await page.getByRole('main').getByRole('link', { name: /Yusuf/ }).first().click()
    await page.getByRole('link', { name: 'Make an offer' }).click()
    await page.getByLabel('Unconditional').check()
    await page.getByRole('button', { name: 'Send offer' }).click()
    await expect(page.getByRole('status')).toHaveText('Offer sent')
  })

  expect(loads).toBe(3)
})

journey('an adviser logs a contact in three pages', async ({ db, as }) => {
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const adviser = await anAdviser(db, town)
  await takeOn(adviser, learnerId)
  const { id, organisationId } = adviser.actor
  const page = await as('adviser', { accountId: id ?? '', organisationId: organisationId ?? '' })
  await page.goto(paths.adviser.caseload)

  const loads = await loadsOf(page, async () => {
    await page.getByRole('main').getByRole('link', { name: /Yusuf/ }).first().click()
    await page.getByRole('link', { name: 'Record contact' }).click()
    await page.getByLabel('Phone call').check()
    await page.getByLabel('Talked to them').check()
    await page.getByRole('button', { name: 'Record contact' }).click()
    await expect(page.getByRole('status')).toContainText('ecorded')
  })

  expect(loads).toBe(3)
})

journey('a coordinator finds who has no offer in one school in one page', async ({ db, as }) => {
  const { town } = await aChoice(db, { state: 'submitted' })
  const adviser = await anAdviser(db, town)
  const organisationId = adviser.actor.organisationId ?? ''
  await aStaffContext(db, town.schoolId, town, 'head')
  const page = await as('coordinator', { organisationId })
  await page.goto(paths.area.home)

  const loads = await loadsOf(page, async () => {
    await page
      .getByRole('table', { name: /Year 11 has come/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Who has no offer')
    await expect(page.getByRole('table', { name: 'Whom to ask' })).toContainText('Head of year')
  })

  expect(loads).toBe(1)
})

/** How many pages are loaded in this window while a job is done; a redirect is not yet a page. */
async function loadsOf(page: Page, job: () => Promise<void>): Promise<number> {
  let loads = 0
  const count = (response: Response) => {
    const isRedirect = response.status() >= 300 && response.status() < 400
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && !isRedirect) loads += 1
  }
  page.on('response', count)
  await job()
  page.off('response', count)
  return loads
}

async function addCourse(page: Page, course: string) {
  await page.getByLabel('What would you like to learn?').fill(course)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: course, exact: true }).click()
  await page.getByRole('button', { name: 'Apply for this course' }).click()
  await page.getByRole('button', { name: 'Add to my choices' }).click()
  await expect(page.getByRole('status')).toContainText('on your list')
}

async function finish(page: Page, title: string | RegExp, answers: Record<string, string>) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label).fill(answer)
  await page.getByLabel('Yes, I have finished it').check()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

async function send(page: Page) {
  await page.getByRole('button', { name: 'Send application' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Application sent')
}
