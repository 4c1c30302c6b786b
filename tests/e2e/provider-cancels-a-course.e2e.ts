import { paths } from '~/paths'
import { aChoice, stateOf } from '#tests/support/admissions'
import { courseOf, onSameRun } from '#tests/support/cancellations'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey(
  'a provider cancels a start for everybody, and a learner reads why and where else it starts',
  async ({ db, as }) => {
    const choice = await aChoice(db, { state: 'offer' })
    await onSameRun(db, choice)
    const courseId = await courseOf(db, choice.runId)
    await db.insertInto('courseRun').values({ courseId, key: '2', status: 'live', startsOn: '2027-10-04' }).execute()

    // The provider comes from its course, and looks before it says yes.
    const officer = await as('admissions-officer', { organisationId: choice.providerId })
    await officer.goto(paths.provider.ownCourse(courseId))
    await officer.getByRole('link', { name: /Cancel for everybody.*6 September 2027/ }).click()
    await expect(officer.getByRole('checkbox', { name: '6 September 2027' })).toBeChecked()
    await officer.getByRole('button', { name: 'See who is affected' }).click()
    await expect(officer.getByText('Choose the reason').first()).toBeVisible()
    await officer.getByRole('radio', { name: 'Too few learners chose it' }).check()
    await officer.getByLabel('A message to the learners').fill('We are very sorry.')
    await officer.getByRole('button', { name: 'See who is affected' }).click()
    await expect(officer.getByText('2 applications end at once')).toBeVisible()
    await expect(officer.getByRole('cell', { name: '1', exact: true })).toHaveCount(2)
    await expect(officer.getByText('We are very sorry.').first()).toBeVisible()
    expect(await stateOf(db, choice.id)).toBe('offer')
    await expectNoAxeFindings(officer)

    await officer.getByRole('button', { name: 'Yes, cancel and tell everybody' }).click()
    await expect(officer.getByRole('status')).toContainText('Cancelled. Every learner is told by letter.')
    await expect(officer.getByRole('heading', { name: /Start cancelled for everybody/ })).toBeVisible()
    await expect.poll(() => stateOf(db, choice.id), { timeout: 15_000 }).toBe('course_cancelled')

    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText('This course was cancelled. Too few people chose this course.')).toBeVisible()
    await expect(learner.getByText('We are very sorry.')).toBeVisible()
    await expect(learner.getByRole('link', { name: '4 October 2027' })).toBeVisible()
    await expectNoAxeFindings(learner)
  },
)
