import type { Page } from '@playwright/test'
import { newId } from '~/kit/chance.server'
import { paths } from '~/paths'
import { aTown } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

const LEARNERS = 500

journey(
  'a careers lead filters, sorts and pages five hundred learners, reminds all who match, and takes it back, by keyboard',
  async ({ db, as }) => {
    const town = await aTown(db)
    await fillYear(db, town)
    const page = await as('careers-lead', { organisationId: town.schoolId })
    await page.goto(paths.school.home)

    // Filter, sort and page.
    await expect(page.getByRole('button', { name: `Remind all ${LEARNERS} on this list` })).toBeVisible()
    await page.getByLabel('Form', { exact: true }).selectOption('11B')
    await press(page, 'button', 'Show these')
    await expect(page.getByRole('button', { name: 'Remind all 250 on this list' })).toBeVisible()
    await page.getByLabel('Last name begins with').fill('Mar')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Remind everybody on this list' })).toBeVisible()
    await page.getByLabel('Last name begins with').fill('')
    await page.getByLabel('Form', { exact: true }).selectOption('')
    await press(page, 'button', 'Show these')
    await press(page, 'link', /^Form/)
    await expect(page.getByRole('columnheader', { name: 'Form' })).toHaveAttribute('aria-sort', 'ascending')
    const first = await page.getByRole('row').nth(1).innerText()
    await press(page, 'link', /Next page/)
    expect(await page.getByRole('row').nth(1).innerText()).not.toBe(first)

    // All that match, looked at first, and done.
    await press(page, 'button', /^Remind all 500/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remind learners')
    await expect(page.getByRole('row')).toHaveCount(LEARNERS + 1)
    await expectNoAxeFindings(page)
    await press(page, 'button', `Send ${LEARNERS} reminders`)
    await expect(page.getByRole('status')).toHaveText(`Reminders sent: ${LEARNERS}.`)
    await expectNoAxeFindings(page)

    // And taken back while the letters wait.
    await press(page, 'button', 'Take the reminders back')
    await expect(page.getByRole('status')).toHaveText(`Reminders taken back: ${LEARNERS}. No letter was sent.`)
    await page.goto(paths.school.sentNudges)
    await expect(page.getByText('You took this back')).toBeVisible()
  },
)

/** With the keyboard alone: the control is brought into focus and the Enter key pressed. */
async function press(page: Page, role: 'button' | 'link', name: string | RegExp) {
  await page.getByRole('main').getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
  await page.waitForLoadState()
}

async function fillYear(db: Parameters<typeof aTown>[0], { areaId, schoolId }: { areaId: string; schoolId: string }) {
  const learners = Array.from({ length: LEARNERS }, (_, at) => ({
    id: newId(),
    areaId,
    givenNames: `Amina ${at}`,
    familyName: `${at % 2 === 0 ? 'Mar' : 'Tol'}${String.fromCharCode(97 + (at % 26))}`,
    legalGivenNames: `Amina ${at}`,
    nameKey: `amina ${at}`,
    bornOn: '2011-03-27',
    email: `learner-${newId()}@example.org`,
  }))
  await db.insertInto('learner').values(learners).execute()
  await db
    .insertInto('rollEntry')
    .values(
      learners.map(({ id }, at) => ({
        learnerId: id,
        schoolId,
        yearGroup: 11,
        form: at < LEARNERS / 2 ? '11A' : '11B',
        recordedAt: new Date(),
      })),
    )
    .execute()
}
