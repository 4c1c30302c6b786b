import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { paths } from '~/paths'
import { aChoice } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

season.use({ story: 'an interview' })

season('an interview is arranged, answered, moved and held', async ({ db, as }) => {
  const choice = await aChoice(db)
  await setClock(db, new Date('2026-11-23T09:00:00Z'))
  const officer = await as('admissions-officer', { organisationId: choice.providerId })
  const invite = async (day: string) => {
    await officer.goto(paths.provider.invite(choice.id))
    await officer.getByLabel('Day').fill(day)
    await officer.getByLabel('Month').fill('12')
    await officer.getByLabel('Year').fill('2026')
    await officer.getByLabel('What time?').fill('2:15pm')
    await officer.getByRole('button', { name: /interview$/ }).click()
    await expect(officer.getByRole('status')).toContainText('Invitation sent')
  }
  await invite('1')

  // The learner finds the invitation on the choice, and asks for another time.
  const learner = await as('learner', { learnerId: choice.learnerId })
  await learner.goto(paths.learner.choice(choice.id))
  await learner.getByRole('link', { name: /Answer or change/ }).click()
  await expect(learner.getByText('You have not answered yet')).toBeVisible()
  await expectNoAxeFindings(learner)
  const calendar = await learner.request.get(paths.learner.interviewCalendar(choice.id))
  expect(calendar.headers()['content-type']).toContain('text/calendar')
  expect(await calendar.text()).toContain('DTSTART:20261201T141500Z')
  await learner.getByRole('link', { name: 'Ask for another time' }).click()
  await learner.getByRole('button', { name: 'Ask for another time' }).click()
  await expect(learner.getByRole('alert')).toContainText('Say which days and times suit you')
  await learner.getByLabel('Which days and times suit you?').fill('Any day after four')
  await expectNoAxeFindings(learner)
  await learner.getByRole('button', { name: 'Ask for another time' }).click()
  await expect(learner.getByRole('status')).toContainText('We have asked them')

  // The provider reads it and moves the interview; the learner will come.
  await officer.goto(paths.provider.choice(choice.id))
  await expect(officer.getByText('Any day after four')).toBeVisible()
  await invite('3')
  await learner.goto(paths.learner.interview(choice.id))
  await expect(learner.getByText('3 December 2026 at 2:15pm')).toBeVisible()
  await learner.getByRole('button', { name: 'I will come' }).click()
  await expect(learner.getByText('You will come', { exact: true })).toBeVisible()

  // On the day it stands on the list, and what became of it is written beside it.
  await setClock(db, new Date('2026-12-03T15:00:00Z'))
  await officer.goto(paths.provider.queue)
  await officer.getByRole('link', { name: 'Interviews', exact: true }).click()
  await expect(officer.getByRole('row', { name: /Will come/ })).toBeVisible()
  await expectNoAxeFindings(officer)
  await officer.getByRole('link', { name: /Say what became of it/ }).click()
  await officer.getByRole('button', { name: 'Save outcome' }).click()
  await expect(officer.getByRole('alert')).toContainText('Say whether the learner came')
  await officer.getByRole('radio', { name: 'Came', exact: true }).check()
  await expectNoAxeFindings(officer)
  await officer.getByRole('button', { name: 'Save outcome' }).click()
  await expect(officer.getByRole('status')).toContainText('Outcome saved')
  await expect(officer.getByRole('row', { name: /Will come Came/ })).toBeVisible()
})

season('a learner calls an interview off, with a reason', async ({ db, as }) => {
  const choice = await aChoice(db)
  const when = { day: '2026-12-01', time: '14:15', place: 'Room 12', message: null, version: undefined }
  await inviteToInterview(choice.officer, choice.id, when)
  await setClock(db, new Date('2026-11-23T09:00:00Z'))

  const learner = await as('learner', { learnerId: choice.learnerId })
  await learner.goto(paths.learner.interview(choice.id))
  await learner.getByRole('link', { name: 'Call it off' }).click()
  await learner.getByRole('button', { name: 'Call it off' }).click()
  await expect(learner.getByRole('alert')).toContainText('Choose the reason')
  await learner.getByRole('radio', { name: 'I cannot come' }).check()
  await expectNoAxeFindings(learner)
  await learner.getByRole('button', { name: 'Call it off' }).click()

  await expect(learner.getByRole('status')).toContainText('You called the interview off')
  await expect(learner.getByText('Their turn', { exact: true })).toBeVisible()
})
