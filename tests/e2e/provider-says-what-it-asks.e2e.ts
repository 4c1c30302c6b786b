import { writeOwnGrades } from '~/domain/plans/grade.commands.server'
import { paths } from '~/paths'
import { aCourseRun, aLearner, aProvider, aTown, theLearner } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey('a provider says what a course asks for, and a learner sees what is missing', async ({ db, as }) => {
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  await aCourseRun(db, providerId, { title: 'Physics' })
  const course = await db
    .selectFrom('course')
    .select(['id', 'slug'])
    .where('providerId', '=', providerId)
    .executeTakeFirstOrThrow()
  const learnerId = await aLearner(db, town)
  const predicted = [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade: '5' }]
  await writeOwnGrades(theLearner(db, learnerId, town), learnerId, predicted)

  const officer = await as('admissions-officer', { organisationId: providerId })
  await officer.goto(paths.provider.requirements(course.id))
  await officer.getByRole('link', { name: 'A grade in one subject', exact: true }).click()
  await officer.getByRole('button', { name: 'Add' }).click()
  await expect(officer.getByRole('alert')).toContainText('Choose a subject')
  await officer.getByLabel('Subject').selectOption('maths')
  await officer.getByLabel('At which grade?').selectOption('6')
  await officer.getByRole('button', { name: 'Add' }).click()
  await expect(officer.getByRole('status')).toHaveText('Added')
  await expectNoAxeFindings(officer)

  const learner = await as('learner', { learnerId })
  await learner.goto(paths.course(course.slug))
  await expect(learner.getByText('You need grade 6 in maths. Your predicted grade is 5.')).toBeVisible()
  await expect(learner.getByRole('button', { name: 'Apply for this course' })).toBeVisible()
  await expectNoAxeFindings(learner)
})
