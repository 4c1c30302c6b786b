import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

const sheet = `Surname,Forename,Date of birth,Subject,Grade
Yusuf,Amina,27/03/2011,Maths,4
Yusuf,Amina,27/03/2011,Art,12
`

const passed = sheet.replace('Maths,4', 'Maths,7').replace('Art,12', 'Art,5')

journey(
  'admissions send grades in the night before, prepare what happens and rehearse it; the learner notices nothing',
  async ({ db, as }) => {
    const choice = await aChoice(db, { state: 'accepted_conditional' })
    const learner = await as('learner', { learnerId: choice.learnerId })
    const officer = await as('admissions-officer', { organisationId: choice.providerId })

    await officer.goto(paths.provider.queue)
    await officer.getByRole('link', { name: 'Results day' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByRole('link', { name: 'Send in results' }).click()
    await officer
      .getByLabel('The file')
      .setInputFiles({ name: 'results.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
    await officer.getByRole('button', { name: 'Preview' }).click()
    await expect(officer.getByRole('row', { name: /12 is not a grade/ })).toContainText('Refused')
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Take this file in' }).click()
    await expect(officer.getByRole('status')).toHaveText('The results are in')

    await officer.goto(paths.provider.results({ standing: 'missed-by-one' }))
    await officer.getByLabel(/^Tick Amina Yusuf/).check()
    await officer.getByLabel('Conditions not met', { exact: true }).check()
    await officer.getByRole('button', { name: 'Prepare' }).click()
    await expect(officer.getByRole('alert')).toContainText('Choose the reason that the learners read.')
    await officer.getByLabel('Confirm the place').check()
    await officer.getByRole('button', { name: 'Prepare' }).click()
    await expect(officer.getByRole('status')).toHaveText('Prepared for 1')
    await expect(officer.getByRole('table')).toContainText('Confirm the place')
    await expectNoAxeFindings(officer)

    await officer.getByRole('link', { name: 'Rehearse' }).click()
    await officer.getByRole('button', { name: 'Rehearse now' }).click()
    await expect(officer.getByRole('row', { name: /Places confirmed/ })).toContainText('1')
    await expectNoAxeFindings(officer)
    await learner.goto(paths.learner.choice(choice.id))
    await expect(learner.getByText('Still to do').first()).toBeVisible()

    await officer.goto(paths.provider.resultsCalls)
    await expectNoAxeFindings(officer)
  },
)

season.use({ story: 'results day' })

season('at the minute of results the place is confirmed, and the learner reads it', async ({ db, as }) => {
  const conditions = [
    { kind: 'grade' as const, subject: 'Mathematics', grade: '5', text: 'Mathematics: grade 5 or better' },
  ]
  const terms = { kind: 'conditional' as const, conditions, message: null }
  const met = await aChoice(db, { state: 'accepted_conditional', terms })
  const officer = await as('admissions-officer', { organisationId: met.providerId })
  await setClock(db, new Date('2027-08-25T17:00:00Z'))
  await officer.goto(paths.provider.resultFiles)
  await officer
    .getByLabel('The file')
    .setInputFiles({ name: 'results.csv', mimeType: 'text/csv', buffer: Buffer.from(passed) })
  await officer.getByRole('button', { name: 'Preview' }).click()
  await officer.getByRole('button', { name: 'Take this file in' }).click()
  await expect(officer.getByRole('status')).toHaveText('The results are in')
  const learner = await as('learner', { learnerId: met.learnerId })
  await learner.goto(paths.learner.choice(met.id))
  await expect(learner.getByText('Your place is sure')).toHaveCount(0)

  // The night shift begins where it first looked, and the server may have begun only just now.
  const looked = db.selectFrom('systemSetting').select('name').where('name', '=', 'night-shift')
  await expect.poll(async () => (await looked.execute()).length, { timeout: 30_000 }).toBe(1)
  await setClock(db, new Date('2027-08-26T06:59:58Z'))

  await expect
    .poll(
      async () => {
        await learner.reload()
        return learner.getByText('Your place is sure').count()
      },
      { timeout: 90_000, intervals: [1000] },
    )
    .toBeGreaterThan(0)
  await expectNoAxeFindings(learner)
  await officer.goto(paths.provider.results())
  await expectNoAxeFindings(officer)
})
