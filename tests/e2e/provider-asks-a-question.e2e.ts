import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey('a provider asks a question, and the learner answers it in time', async ({ db, as }) => {
  const choice = await aChoice(db)
  await setClock(db, new Date('2026-11-23T09:00:00Z'))
  const officer = await as('admissions-officer', { organisationId: choice.providerId })

  // The last day is there already: ten working days from today.
  await officer.goto(paths.provider.choice(choice.id))
  await officer.getByRole('link', { name: 'Ask a question' }).click()
  await expect(officer.getByLabel('Day')).toHaveValue('7')
  await expectNoAxeFindings(officer)
  await officer.getByRole('button', { name: 'Send question' }).click()
  await expect(officer.getByRole('alert')).toContainText('Write what you need to know')
  await officer.getByLabel('What do you need to know?').fill('Which grade do you expect in chemistry?')
  await officer.getByRole('button', { name: 'Send question' }).click()
  await expect(officer.getByRole('status')).toContainText('Question sent')
  await expect(
    officer.getByText('Your time has stopped until the learner answers: 19 working days are left'),
  ).toBeVisible()
  await expectNoAxeFindings(officer)

  // The learner sees whose turn it is and by when, and answers on one page.
  const learner = await as('learner', { learnerId: choice.learnerId })
  await learner.goto(paths.learner.home)
  await expect(learner.getByText('Riverside College has asked you a question.')).toBeVisible()
  await expect(learner.getByText('7 December 2026').first()).toBeVisible()
  await learner.getByRole('link', { name: 'Engineering' }).click()
  await learner.getByRole('link', { name: 'Answer the question' }).click()
  await expect(learner.getByText('Which grade do you expect in chemistry?')).toBeVisible()
  await expectNoAxeFindings(learner)
  await learner.getByRole('button', { name: 'Send answer' }).click()
  await expect(learner.getByRole('alert')).toContainText('Write your answer')
  await learner.getByLabel('Your answer').fill('A grade 6, I think.')
  await learner.getByRole('button', { name: 'Send answer' }).click()
  await expect(learner.getByRole('status')).toContainText('Your answer is sent')
  await expect(learner.getByText('Their turn', { exact: true })).toBeVisible()
  await expectNoAxeFindings(learner)

  // The provider reads it, and its own time goes on.
  await officer.goto(paths.provider.choice(choice.id))
  await expect(officer.getByText('A grade 6, I think.')).toBeVisible()
  await expect(officer.getByText('18 December 2026').first()).toBeVisible()
  await expectNoAxeFindings(officer)
})
