import type { Page } from '@playwright/test'
import { paths } from '~/paths'
import { expect, expectNoAxeInWalk, journey } from '#tests/support/journey'
import { aPlace, MONDAY } from '#tests/support/main-job'

journey('from a college’s own feed to a register taken and an adviser who knows', async ({ db, visit, as }) => {
  const { collegeId, serviceId, code, born, course, learnerId } = await aPlace(db)
  await theDayIs(await visit(), MONDAY)

  // The learner comes in with the code from school, and finds the course.
  const learner = await visit()
  await learner.goto(paths.account.code)
  await learner.getByLabel('Code').fill(code)
  await learner.getByRole('button', { name: 'Continue' }).click()
  await expectNoAxeInWalk(learner)
  await typeDate(learner, born, '3', '2011')
  await learner.getByLabel('Email address').fill(`amina-${learnerId}@example.org`)
  await learner.getByLabel('Choose a password').fill('three plain words')
  await learner.getByRole('button', { name: 'Set up account' }).click()
  await expect(learner.getByRole('heading', { level: 1 })).toContainText('Your choices')

  await learner.goto(paths.courses({ q: 'marine enginering' }))
  await expectNoAxeInWalk(learner)
  await learner.getByRole('link', { name: course, exact: true }).click()
  await expectNoAxeInWalk(learner)
  await learner.getByRole('button', { name: 'Apply for this course' }).click()
  await expectNoAxeInWalk(learner)
  await learner.getByRole('button', { name: 'Add to my choices' }).click()

  // The form, once.
  await fillSection(learner, 'about-you', {})
  await fillSection(learner, 'contact', { 'Home address': '4 Quay Street, Northbridge', Postcode: 'QX3 1AA' })
  await fillSection(learner, 'people', {
    'Name of a parent or carer': 'Samira Yusuf',
    'Their phone number or email address': '01632 960001',
  })
  await learner.goto(paths.learner.section('grades'))
  await learner.getByLabel('Predicted').first().fill('6')
  await expectNoAxeInWalk(learner)
  await finish(learner)
  await fillSection(learner, 'experience', { 'What you like to do': 'I mend bicycles with my uncle.' })
  await fillSection(learner, 'statement', {
    'Why have you chosen these courses?': 'I like to find out why an engine does not run.',
  })
  await fillSection(learner, 'interview-needs', {})
  await learner.goto(paths.learner.application)
  await expectNoAxeInWalk(learner)
  await learner.getByRole('link', { name: 'Check your answers' }).click()
  await expectNoAxeInWalk(learner)
  await learner.getByRole('button', { name: 'Send application' }).click()
  await expect(learner.getByRole('heading', { level: 1 })).toHaveText('Application sent')
  await expectNoAxeInWalk(learner)

  // The college answers.
  const officer = await as('admissions-officer', { organisationId: collegeId })
  await officer.goto(paths.provider.queue)
  await expectNoAxeInWalk(officer)
  await officer.getByRole('link', { name: /Yusuf, Amina/ }).click()
  await expectNoAxeInWalk(officer)
  await officer.getByRole('link', { name: 'Make an offer' }).click()
  await officer.getByRole('button', { name: 'Send offer' }).click()
  await expect(officer.getByRole('alert')).toContainText('There is a problem')
  await expectNoAxeInWalk(officer)
  await officer.getByLabel('Subject').first().fill('Mathematics')
  await officer.getByLabel('Grade or better').first().fill('4')
  await officer.getByRole('button', { name: 'Send offer' }).click()
  await expect(officer.getByRole('status')).toHaveText('Offer sent')

  // The learner accepts.
  await learner.goto(paths.learner.home)
  await expectNoAxeInWalk(learner)
  await learner.getByRole('link', { name: course }).click()
  await expect(learner.getByText('Mathematics: grade 4 or better')).toBeVisible()
  await expectNoAxeInWalk(learner)
  await learner.getByRole('button', { name: 'Accept' }).click()
  await expect(learner.getByText('You said yes').first()).toBeVisible()

  // Results day: the condition is met, the place confirmed. In September the learner is enrolled.
  await theDayIs(await visit(), '2027-08-26')
  await officer.reload()
  await officer.getByRole('link', { name: 'Conditions' }).click()
  await expectNoAxeInWalk(officer)
  await officer.getByLabel('Met', { exact: true }).first().check()
  await officer.getByRole('button', { name: /Save/ }).click()
  await officer.getByRole('link', { name: 'Confirm place' }).click()
  await expectNoAxeInWalk(officer)
  await officer.getByRole('button', { name: 'Confirm place' }).click()
  await theDayIs(await visit(), '2027-09-08')
  await officer.reload()
  await officer.getByRole('link', { name: 'Mark as enrolled' }).click()
  await expectNoAxeInWalk(officer)
  await officer.getByRole('button', { name: 'Mark as enrolled' }).click()
  await expect(officer.getByText('Enrolled').first()).toBeVisible()

  // The register is taken.
  const teacher = await as('register-taker', { organisationId: collegeId })
  await teacher.goto(paths.provider.registers)
  await expectNoAxeInWalk(teacher)
  await teacher.goto(paths.provider.newSession)
  await expectNoAxeInWalk(teacher)
  await planSession(teacher)
  await expectNoAxeInWalk(teacher)
  await teacher.getByRole('button', { name: 'Save register' }).click()
  await expect(teacher.getByRole('status')).toHaveText('Register saved')

  // The adviser sees where the young person is, and confirms it.
  const adviser = await as('adviser', { organisationId: serviceId })
  await adviser.goto(paths.adviser.learner(learnerId))
  await expectNoAxeInWalk(adviser)
  await expect(adviser.getByText('Riverside College').first()).toBeVisible()
  await adviser.getByRole('link', { name: 'Update activity' }).click()
  await expectNoAxeInWalk(adviser)
  await adviser.getByRole('button', { name: 'Update activity' }).click()
  await expect(adviser.getByRole('status')).toHaveText('Activity updated')

  // And the learner can read who looked.
  await learner.goto(paths.learner.record)
  await expectNoAxeInWalk(learner)
  await expect(learner.getByText('Northbridge Connexions').first()).toBeVisible()
  await theDayIs(await visit(), MONDAY)
})

async function theDayIs(page: Page, day: string) {
  const [year = '', month = '', date = ''] = day.split('-')
  await page.goto(paths.demo.clock)
  await typeDate(page, String(Number(date)), String(Number(month)), year)
  // A whole year of nights is worked before the page comes back.
  await page.getByRole('button', { name: 'Move the clock' }).click({ timeout: 120_000 })
  await expect(page.getByRole('status')).toContainText('It is now')
}

async function typeDate(page: Page, day: string, month: string, year: string) {
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
}

async function fillSection(page: Page, slug: string, answers: Record<string, string>) {
  await page.goto(paths.learner.section(slug))
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label).fill(answer)
  await expectNoAxeInWalk(page)
  await finish(page)
}

async function finish(page: Page) {
  await page.getByLabel('Yes, I have finished it').check()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

async function planSession(page: Page) {
  await page.getByLabel('Course').selectOption({ index: 1 })
  await page.getByLabel('What is it?').fill('Workshop')
  await typeDate(page, '8', '9', '2027')
  await page.getByLabel('When does it start?').fill('9:00am')
  await page.getByLabel('When does it end?').fill('10:00am')
  await page.getByRole('button', { name: 'Plan session' }).click()
  await expect(page.getByRole('status')).toHaveText('Session planned')
}
