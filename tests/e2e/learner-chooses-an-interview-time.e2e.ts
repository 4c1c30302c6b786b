import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey('a provider lays out a morning of times, and a learner takes one and moves to another', async ({ db, as }) => {
  const choice = await aChoice(db)
  await setClock(db, new Date('2026-11-23T09:00:00Z'))
  const officer = await as('admissions-officer', { organisationId: choice.providerId })
  await officer.goto(paths.provider.interviews())
  await officer.getByRole('link', { name: 'Times learners choose' }).click()
  await officer.getByRole('link', { name: 'Lay out times' }).first().click()
  await officer.getByRole('button', { name: 'Lay out times' }).click()
  await expect(officer.getByRole('alert')).toContainText('Say which day it is')
  await expectNoAxeFindings(officer)
  await officer.getByLabel('Day', { exact: true }).fill('3')
  await officer.getByLabel('Month').fill('12')
  await officer.getByLabel('Year').fill('2026')
  await officer.getByLabel('When does the first one begin?').fill('9am')
  await officer.getByLabel('When is the last one over?').fill('9:40')
  await officer.getByLabel('Where is it?').fill('Room 12')
  await officer.getByRole('button', { name: 'Lay out times' }).click()
  await expect(officer.getByRole('status')).toContainText('2 times laid out')
  await expectNoAxeFindings(officer)

  await officer.goto(paths.provider.invite(choice.id))
  await officer.getByRole('link', { name: /choose a time/ }).click()
  await expectNoAxeFindings(officer)
  await officer.getByRole('button', { name: 'Invite to choose a time' }).click()
  await expect(officer.getByText(/was asked to choose an interview time/)).toBeVisible()

  // The learner finds it on the choice, and takes the first time.
  const learner = await as('learner', { learnerId: choice.learnerId })
  await learner.goto(paths.learner.choice(choice.id))
  await learner.getByRole('link', { name: 'Choose an interview time' }).click()
  await learner.getByRole('button', { name: 'Take this time' }).click()
  await expect(learner.getByRole('alert')).toContainText('Choose a time')
  await learner.getByRole('radio', { name: /9:00am/ }).check()
  await expectNoAxeFindings(learner)
  await learner.getByRole('button', { name: 'Take this time' }).click()
  await expect(learner.getByRole('status')).toContainText('This time is yours')

  // It does not suit after all: the other one is free.
  await learner.getByRole('link', { name: 'Choose another time' }).click()
  await learner.getByRole('radio', { name: /9:20am/ }).check()
  await learner.getByRole('button', { name: 'Take this time' }).click()
  await expect(learner.getByText('3 December 2026 at 9:20am')).toBeVisible()
  await officer.goto(paths.provider.interviewSlots())
  await expect(officer.getByRole('row', { name: /9:20am.*Yusuf, Amina/ })).toBeVisible()
  await officer.getByRole('link', { name: /^Take away/ }).click()
  await officer.getByRole('button', { name: 'Take it away' }).click()
  await expect(officer.getByRole('status')).toContainText('Time taken away')
})
