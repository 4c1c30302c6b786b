import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey('a learner changes the form in two tabs, and sends an update', async ({ db, as }) => {
  const choice = await aChoice(db)
  await setClock(db, new Date('2026-11-23T09:00:00Z'))
  const [tab, other] = [
    await as('learner', { learnerId: choice.learnerId }),
    await as('learner', { learnerId: choice.learnerId }),
  ]

  // Two tabs hold the same part; the second is told, sees both, and loses nothing.
  for (const page of [tab, other]) await page.goto(paths.learner.section('statement'))
  await tab.getByLabel('Why have you chosen these courses?').fill('I like engines.')
  await tab.getByRole('button', { name: 'Save and go on' }).click()
  await expect(tab.getByText('Riverside College has what you sent on 20 November 2026')).toBeVisible()
  await other.getByLabel('Why have you chosen these courses?').fill('I like bridges.')
  await other.getByRole('button', { name: 'Save and go on' }).click()
  await expect(other.getByRole('alert')).toContainText('in another tab or window')
  await expect(other.getByRole('cell', { name: 'I like engines.' })).toBeVisible()
  await expect(other.getByLabel('Why have you chosen these courses?')).toHaveValue('I like bridges.')
  await expectNoAxeFindings(other)
  await other.getByRole('button', { name: 'Save and go on' }).click()

  // The provider has what was sent, until the learner sends what is new.
  await other.getByRole('link', { name: 'See your changes and send an update' }).click()
  await expect(other.getByRole('cell', { name: 'I like bridges.' })).toBeVisible()
  await expectNoAxeFindings(other)
  await other.getByRole('button', { name: 'Send update' }).click()
  await expect(other.getByRole('status')).toHaveText('Your update is sent')
  const officer = await as('admissions-officer', { organisationId: choice.providerId })
  await officer.goto(paths.provider.choice(choice.id))
  await expect(officer.getByRole('heading', { name: 'Updates from the applicant' })).toBeVisible()
  await expect(officer.getByRole('cell', { name: 'I like bridges.' })).toBeVisible()
  await expectNoAxeFindings(officer)
})
