import { paths } from '~/paths'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey(
  'staff write a note for one another and a message to the learner, who reads only the message and answers',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    await setClock(db, FRIDAY)
    const officer = await as('admissions-officer', { organisationId: choice.providerId })

    await officer.goto(paths.provider.choice(choice.id))
    await officer.getByRole('link', { name: 'Write a note for staff' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Keep note for staff' }).click()
    await expect(officer.getByRole('alert')).toContainText('Write the note')
    await officer.getByLabel('Note for staff').fill('Rang on Monday')
    await officer.getByRole('button', { name: 'Keep note for staff' }).click()
    await officer.getByRole('link', { name: 'Change this note' }).click()
    await officer.getByLabel('Note for staff').fill('Rang on Tuesday')
    await officer.getByRole('button', { name: 'Keep note for staff' }).click()
    await expect(officer.getByText('Rang on Tuesday')).toBeVisible()

    await officer.getByRole('link', { name: 'Write to Amina' }).click()
    await expect(officer.getByText('Amina reads every word of this')).toBeVisible()
    await officer.getByLabel('Message to Amina').fill('Bring a drawing, please.')
    await officer.getByRole('button', { name: 'Send to Amina' }).click()
    await expect(officer.getByText('Bring a drawing, please.')).toBeVisible()
    await expectNoAxeFindings(officer)

    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText('Bring a drawing, please.')).toBeVisible()
    await expect(learner.getByText('Rang on')).toHaveCount(0)
    await expectNoAxeFindings(learner)
    await learner.getByRole('link', { name: 'Write back' }).click()
    await expectNoAxeFindings(learner)
    await learner.getByLabel('Your message').fill('I will bring two.')
    await learner.getByRole('button', { name: 'Send message' }).click()
    await expect(learner.getByText('I will bring two.')).toBeVisible()

    await officer.reload()
    await expect(officer.getByText('I will bring two.')).toBeVisible()
    await officer.getByRole('link', { name: 'Print this application' }).click()
    await expect(officer.getByText('Rang on')).toHaveCount(0)
    await expectNoAxeFindings(officer)
  },
)
