import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey('a provider says no with reasons it has read as the learner will, and thinks again', async ({ db, as }) => {
  const choice = await aChoice(db)
  const officer = await as('admissions-officer', { organisationId: choice.providerId })
  await officer.goto(paths.provider.choice(choice.id))
  await officer.getByRole('link', { name: 'Reject', exact: true }).click()
  await officer.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(officer.getByRole('alert')).toBeVisible()
  await expectNoAxeFindings(officer)
  await officer.getByRole('checkbox', { name: /full/ }).first().check()
  await officer.getByLabel('A message to the learner').fill('Do look at our course in March.')
  await officer.getByRole('button', { name: 'Preview' }).click()
  await expect(officer.getByRole('heading', { name: 'This is what the learner will read' })).toBeVisible()
  await expect(officer.getByLabel('A message to the learner')).toHaveValue('Do look at our course in March.')
  await officer.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(officer.getByRole('status')).toContainText('Rejection sent')

  const learner = await as('learner', { learnerId: choice.learnerId })
  await learner.goto(paths.learner.choice(choice.id))
  await expect(learner.getByRole('heading', { name: 'Why', exact: true })).toBeVisible()
  await expect(learner.getByText('Do look at our course in March.')).toBeVisible()
  await expectNoAxeFindings(learner)

  // A place has come free: within the rules the no becomes an offer.
  await officer.getByRole('link', { name: 'Make an offer after all' }).click()
  await officer.getByLabel('Unconditional').check()
  await officer.getByRole('button', { name: 'Send offer' }).click()
  await expect(officer.getByRole('status')).toContainText('Offer sent')
  await learner.reload()
  await expect(learner.getByRole('button', { name: 'Accept', exact: true })).toBeVisible()
})
