import { paths } from '~/paths'
import { aChoice, aColleague, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

season.use({ story: 'a plan' })

season(
  'a learner keeps a plan with tutor and parent, and lets the college read a part of it until it is enough',
  async ({ db, as }) => {
    const choice = await aChoice(db, { state: 'place_confirmed' })
    await setClock(db, FRIDAY)
    const { accountId } = await aColleague(db, choice.town.schoolId, 'parent')
    await db.deleteFrom('membership').where('accountId', '=', accountId).execute()
    const link = { accountId, learnerId: choice.learnerId, relationship: 'parent', linkedAt: FRIDAY }
    await db.insertInto('parentLink').values(link).execute()

    // The learner writes, and sets a target with a step.
    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.plan)
    await learner.getByRole('link', { name: /^Write.+What I want to do$/ }).click()
    await learner.getByLabel('What I want to do').fill('I want to bake bread.')
    await learner.getByRole('button', { name: 'Save' }).click()
    await expect(learner.getByRole('status')).toHaveText('Your plan is saved')
    await expectNoAxeFindings(learner)
    await learner.getByRole('link', { name: 'Set a target' }).click()
    await learner.getByLabel('What is the target?').fill('Spend a day in a bakery')
    await learner.getByLabel('Who sees to it?').selectOption('learner')
    await learner.getByLabel('In 3 months').check()
    await learner.getByRole('button', { name: 'Set target' }).click()
    await learner.getByLabel('What is the step?').fill('Ring Mrs Lock')
    await learner.getByLabel('Who does it?').selectOption('learner')
    await learner.getByRole('button', { name: 'Add step' }).click()
    await learner.getByRole('button', { name: /^Mark as done.+Ring Mrs Lock$/ }).click()
    await expect(learner.getByRole('status')).toHaveText('The step is moved on')
    await expectNoAxeFindings(learner)

    // The parent reads it, and says something to it.
    const parent = await as('parent', { accountId })
    await parent.goto(paths.parent.learner(choice.learnerId))
    await parent.getByRole('link', { name: 'Read the plan of' }).click()
    await expect(parent.getByText('I want to bake bread.')).toBeVisible()
    await parent.getByRole('link', { name: /^Add a comment.+Aims$/ }).click()
    await parent.getByLabel('Your comment').fill('Your aunt has an oven to spare.')
    await parent.getByRole('button', { name: 'Add comment' }).click()
    await expect(parent.getByRole('status')).toHaveText('Your comment is in the plan')
    await expectNoAxeFindings(parent)

    // The tutor sets a review; the learner writes for it; the tutor writes it down.
    const tutor = await as('tutor', { organisationId: choice.town.schoolId, form: '11A' })
    await tutor.goto(paths.plan.newReview(choice.learnerId))
    await tutor.getByLabel('First review').check()
    await tutor.getByLabel('Day').fill('27')
    await tutor.getByLabel('Month').fill('11')
    await tutor.getByLabel('Year').fill('2026')
    await tutor.getByRole('button', { name: 'Set review' }).click()
    await expect(tutor.getByRole('status')).toHaveText('The review is set')
    await learner.goto(paths.learner.plan)
    await expect(learner.getByText('Your aunt has an oven to spare.')).toBeVisible()
    await learner.getByRole('link', { name: 'First review' }).click()
    await learner.getByLabel('How is it going?').fill('Maths is hard.')
    await learner.getByRole('button', { name: 'Save' }).click()
    await tutor.goto(paths.plan.reviews({ list: 'due' }))
    await expectNoAxeFindings(tutor)
    await tutor.getByRole('link', { name: 'Amina Yusuf' }).click()
    await tutor.getByRole('link', { name: 'Write down the review' }).click()
    await expect(tutor.getByText('Maths is hard.')).toBeVisible()
    await tutor.getByLabel('What you agreed').fill('Help on Thursdays.')
    await tutor.getByRole('button', { name: 'Close the review' }).click()
    await expect(tutor.getByRole('status')).toHaveText('The review is done, and the next one is set')

    // The college reads nothing, then what is shared, then nothing again.
    const officer = await as('admissions-officer', { organisationId: choice.providerId })
    await officer.goto(paths.provider.plan(choice.id))
    await expect(officer.getByText('Nothing of the plan is shared with you')).toBeVisible()
    await learner.goto(paths.learner.planShares)
    await learner.getByRole('link', { name: 'Share with Riverside College' }).click()
    await learner.getByLabel('What I want to do').check()
    await learner.getByLabel('Yes, Riverside College can read').check()
    await expectNoAxeFindings(learner)
    await learner.getByRole('button', { name: 'Share', exact: true }).click()
    await officer.reload()
    await expect(officer.getByText('I want to bake bread.')).toBeVisible()
    await expect(officer.getByText('Spend a day in a bakery')).toHaveCount(0)
    await expectNoAxeFindings(officer)
    await learner.reload()
    await expect(
      learner
        .getByText('Mr Okafor')
        .or(learner.getByText(/, 20 November 2026/))
        .first(),
    ).toBeVisible()
    await learner.getByRole('link', { name: 'Stop sharing with Riverside College' }).click()
    await learner.getByRole('button', { name: 'Stop sharing' }).click()
    await expect(learner.getByRole('status')).toHaveText('They can no longer read your plan')
    await officer.reload()
    await expect(officer.getByText('Nothing of the plan is shared with you')).toBeVisible()
  },
)
