import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey(
  'a provider makes an offer with conditions, changes it, takes it back and makes it again; the learner reads each',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    const officer = await as('admissions-officer', { organisationId: choice.providerId })
    const learner = await as('learner', { learnerId: choice.learnerId })
    await officer.goto(paths.provider.choice(choice.id))
    await officer.getByRole('link', { name: 'Make an offer', exact: true }).click()
    await officer.getByLabel('Conditional', { exact: true }).check()
    const maths = officer.getByRole('group', { name: 'Grade 1' })
    await maths.getByLabel('Subject').fill('Maths')
    await maths.getByLabel('Grade or better').fill('5')
    await officer.getByLabel('What must the learner achieve?').fill('Bring three drawings')
    await officer.getByRole('button', { name: 'Send offer' }).click()
    await expect(officer.getByRole('status')).toContainText('Offer sent')
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText(/Maths/).first()).toBeVisible()
    await expect(learner.getByText('Bring three drawings').first()).toBeVisible()
    await expectNoAxeFindings(learner)

    await officer.getByRole('link', { name: 'Change the offer' }).click()
    await officer.getByLabel('What must the learner achieve?').fill('Bring five drawings')
    await officer.getByRole('button', { name: 'Preview' }).click()
    await expect(officer.getByText('Bring five drawings').first()).toBeVisible()
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Send changed offer' }).click()
    await expect(officer.getByRole('status')).toContainText('Changed offer sent')
    await learner.reload()
    await expect(learner.getByText('Bring five drawings').first()).toBeVisible()

    await officer.getByRole('link', { name: /Withdraw|Take the offer back/ }).click()
    await officer.getByRole('radio').first().check()
    await officer.getByRole('button', { name: 'Take the offer back' }).click()
    await expect(officer.getByRole('status')).toContainText('Offer taken back')
    await learner.reload()
    await expect(learner.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0)

    await officer.getByRole('link', { name: 'Offer again' }).click()
    await officer.getByRole('button', { name: 'Preview' }).click()
    await officer.getByRole('button', { name: 'Send offer' }).click()
    await expect(officer.getByRole('status')).toContainText('Offer sent')
    await learner.reload()
    await expect(learner.getByRole('button', { name: 'Accept', exact: true })).toBeVisible()

    // How the provider does, from the same record.
    await officer.goto(paths.provider.queue)
    await officer.getByRole('link', { name: 'How we did' }).click()
    await expect(officer.getByRole('row', { name: /Offers/ }).first()).toContainText('1')
    await expectNoAxeFindings(officer)
  },
)
