import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { manyApplicants } from '#tests/support/queues'

journey(
  'a provider puts its waiting list in an order of its own, calls somebody up, and the learner follows it',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    const [other = ''] = await manyApplicants(db, choice, 1)
    const officer = await as('admissions-officer', { organisationId: choice.providerId })
    for (const id of [choice.id, other]) {
      await officer.goto(paths.provider.choice(id))
      await officer.getByRole('link', { name: 'Add to waiting list' }).click()
      await officer.getByRole('button', { name: 'Add to waiting list' }).click()
      await expect(officer.getByRole('status')).toContainText('Added to the waiting list')
    }
    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText('1 of 2')).toBeVisible()
    await expectNoAxeFindings(learner)

    // By hand, and never without a reason.
    await officer.getByRole('link', { name: /^Change the place/ }).click()
    await officer.getByLabel('Which number from now on?').fill('1')
    await officer.getByRole('button', { name: 'Move' }).click()
    await expect(officer.getByRole('alert')).toBeVisible()
    await officer.getByLabel('Why?').fill('Lives in the care of the council.')
    await officer.getByRole('button', { name: 'Move' }).click()
    await expect(officer.getByRole('status')).toContainText('Number 1 on the waiting list now')
    await learner.reload()
    await expect(learner.getByText('2 of 2')).toBeVisible()
    await expect(learner.getByText('Lives in the care')).toHaveCount(0)

    // A place is free, and the second is called first: why, is kept.
    await officer.goto(paths.provider.choice(choice.id))
    await officer.getByRole('link', { name: 'Call up from the waiting list' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByLabel(/^Why is .* called first/).fill('The first one has a place elsewhere.')
    await officer.getByLabel('Unconditional').check()
    await officer.getByRole('button', { name: 'Call up' }).click()
    await expect(officer.getByRole('status')).toContainText('Called up')
    await learner.reload()
    await learner.getByRole('button', { name: 'Accept', exact: true }).click()
    await expect(learner.getByRole('heading', { level: 1 })).toBeVisible()
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByRole('button', { name: 'Accept', exact: true })).toHaveCount(0)
    await expect(learner.getByText('2 of 2')).toHaveCount(0)
  },
)
