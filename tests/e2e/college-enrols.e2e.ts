import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

const file =
  'FamilyName,GivenNames,DateOfBirth,LearnStartDate\nYusuf,Amina,2011-03-27,2027-09-06\nBerg,Nils,2011-01-01,2027-09-06\n'

season.use({ story: 'a college enrols' })

season(
  'a learner chooses a time to enrol, the desk sees the documents, and the college’s own file enrols',
  async ({ db, as }) => {
    const choice = await aChoice(db, { state: 'place_confirmed' })
    await setClock(db, new Date('2027-08-27T09:00:00Z'))
    const officer = await as('admissions-officer', { organisationId: choice.providerId })

    // The college lays out times, one after the other.
    await officer.goto(paths.provider.enrolment)
    await officer.getByRole('link', { name: 'Times to enrol' }).click()
    await officer
      .getByRole('button', { name: 'Lay out times' })
      .or(officer.getByRole('link', { name: 'Lay out times' }))
      .click()
    await officer.getByRole('button', { name: 'Lay out these times' }).click()
    await expect(officer.getByRole('alert')).toContainText('Enter the day')
    await officer.getByLabel('Day', { exact: true }).fill('31')
    await officer.getByLabel('Month').fill('8')
    await officer.getByLabel('Year').fill('2027')
    await officer.getByLabel('From what time?').fill('9am')
    await officer.getByLabel('Until what time?').fill('9.40')
    await officer.getByRole('button', { name: 'Lay out these times' }).click()
    await expect(officer.getByRole('status')).toContainText('2 times were laid out')
    await expectNoAxeFindings(officer)

    // The learner takes one, and moves to the other.
    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.choice(choice.id))
    await learner.getByRole('link', { name: 'Choose a time to enrol' }).click()
    await learner.getByRole('button', { name: 'Take this time' }).click()
    await expect(learner.getByRole('alert')).toContainText('Choose a time')
    await learner.getByLabel('31 August 2027 at 9:00am').check()
    await learner.getByRole('button', { name: 'Take this time' }).click()
    await expect(learner.getByText('You enrol on 31 August 2027 at 9:00am.')).toBeVisible()
    await learner.getByLabel('31 August 2027 at 9:20am').check()
    await learner.getByRole('button', { name: 'Move to this time' }).click()
    await expect(learner.getByText('You enrol on 31 August 2027 at 9:20am.')).toBeVisible()
    await expectNoAxeFindings(learner)

    // On the day the desk ticks what it has seen.
    await officer.goto(paths.provider.enrolmentOf({ day: '2027-08-31' }))
    await expectNoAxeFindings(officer)
    await officer.getByRole('link', { name: '0 of 5 seen' }).click()
    await officer.getByLabel('Proof of identity').check()
    await officer.getByRole('button', { name: 'Keep what was seen' }).click()
    await expect(officer.getByRole('status')).toContainText('What was seen is kept')
    await expectNoAxeFindings(officer)

    // The college's own system says who has started; one row is nobody's.
    await officer.goto(paths.provider.enrolmentFiles)
    await officer
      .getByLabel('The file')
      .setInputFiles({ name: 'starters.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await officer.getByRole('button', { name: 'Preview' }).click()
    await expect(officer.getByText('Nobody who has accepted a place with you is like this row.')).toBeVisible()
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Enrol these learners' }).click()
    await expect(officer.getByRole('status')).toContainText('The file is taken in')
    await expect(officer.getByText('1 enrolled.')).toBeVisible()

    await officer.goto(paths.provider.starters())
    await expect(officer.getByRole('row', { name: /Yusuf, Amina/ })).toContainText('6 September 2027')
    await expectNoAxeFindings(officer)
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText('You have started').first()).toBeVisible()
  },
)
