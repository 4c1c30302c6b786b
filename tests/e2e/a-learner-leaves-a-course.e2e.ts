import type { Locator } from '@playwright/test'
import { paths } from '~/paths'
import { FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aProgramme } from '#tests/support/programmes'

journey(
  'a provider records that a learner has left, the adviser talks to her and says what she does now, and she reads it',
  async ({ db, as }) => {
    const { choice, learnerId, adviser } = await aProgramme(db, { now: FRIDAY })
    const officer = await as('admissions-officer', { organisationId: choice.providerId })

    await officer.goto(paths.tracking.ends())
    await expectNoAxeFindings(officer)
    await officer.getByRole('link', { name: 'Who is on a programme' }).click()
    await officer.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByRole('link', { name: 'Left early' }).click()
    await officer.getByRole('button', { name: 'Record that the learner has left' }).click()
    await expect(officer.getByRole('alert')).toContainText('Choose who ended it')
    const lastDay = officer.getByRole('group', { name: 'Which was the last day the learner came?' })
    await typeIn(lastDay, ['20', '11', '2026'])
    await officer.getByLabel('The learner', { exact: true }).check()
    await officer.getByLabel('The journey').check()
    await officer.getByLabel('Yes', { exact: true }).check()
    await officer.getByLabel('Nothing yet: looking for work or learning').check()
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Record that the learner has left' }).click()
    await expect(officer.getByRole('status')).toContainText('Recorded that the learner has left')
    await expectNoAxeFindings(officer)

    const rossi = await as('adviser', {
      accountId: adviser.actor.id ?? '',
      organisationId: adviser.actor.organisationId ?? '',
    })
    await rossi.goto(paths.adviser.tasks())
    await expect(rossi.getByText('looking for work or learning')).toBeVisible()
    await expectNoAxeFindings(rossi)
    await rossi.goto(paths.adviser.contact(learnerId))
    await rossi.getByLabel('Phone call').check()
    await rossi.getByLabel('No answer').check()
    await rossi.getByRole('button', { name: 'Record contact' }).click()
    await expect(rossi.getByRole('status')).toContainText('Contact recorded')
    await rossi.goto(paths.adviser.caseload)
    await expect(rossi.getByText('Left a programme at Riverside College')).toBeVisible()

    await rossi.goto(paths.adviser.activity(learnerId))
    await rossi.getByLabel('Activity', { exact: true }).selectOption('619')
    const started = rossi.getByRole('group', { name: 'When did it start?' })
    await typeIn(started, ['20', '11', '2026'])
    await rossi.getByRole('button', { name: 'Update activity' }).click()
    await expect(rossi.getByRole('status')).toContainText('Activity updated')
    await rossi.goto(paths.adviser.tasks())
    await expect(rossi.getByText('Nothing to see to')).toBeVisible()

    const tutor = await as('tutor', { organisationId: choice.town.schoolId, form: '11A' })
    await tutor.goto(paths.tracking.schoolEnds())
    await expect(tutor.getByText('The journey')).toBeVisible()
    await expectNoAxeFindings(tutor)
    const learner = await as('learner', { learnerId })
    await learner.goto(paths.learner.endings)
    await expect(learner.getByText('It was about the journey.')).toBeVisible()
    await expectNoAxeFindings(learner)
  },
)

async function typeIn(group: Locator, [day = '', month = '', year = '']: string[]) {
  await group.getByLabel('Day', { exact: true }).fill(day)
  await group.getByLabel('Month', { exact: true }).fill(month)
  await group.getByLabel('Year', { exact: true }).fill(year)
}
