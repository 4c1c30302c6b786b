import { paths } from '~/paths'
import { aLearner, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aPanel, aSharedRun } from '#tests/support/panels'
import { setClock } from '#tests/support/served'

journey(
  'a tutor asks for a shared place, the clerk opens a meeting, the chair decides, and the tutor says yes',
  async ({ db, as }) => {
    const panel = await aPanel(db)
    await setClock(db, FRIDAY)
    await aSharedRun(panel, { untilOn: '2098-07-16', safeUntil: '2099-12-31' })
    const learnerId = await aLearner(db, panel.town)
    const member = (ctx: typeof panel.clerk) =>
      as('panel-member', { accountId: ctx.actor.id ?? '', organisationId: panel.houseId })

    const tutor = await as('tutor', { organisationId: panel.town.schoolId, form: '11A' })
    await tutor.goto(paths.school.learner(learnerId))
    await tutor.getByRole('link', { name: 'Put forward for a shared place' }).click()
    await tutor.getByRole('button', { name: 'Submit' }).click()
    await expect(tutor.getByRole('alert')).toContainText('Choose a first wish')
    await tutor.getByLabel('First wish').selectOption({ index: 1 })
    await tutor.getByLabel('Why would this be good for the learner?').fill('Wants to build engines.')
    await tutor.getByLabel('No', { exact: true }).check()
    await tutor.getByLabel('The learner agrees').check()
    await expectNoAxeFindings(tutor)
    await tutor.getByRole('button', { name: 'Submit' }).click()
    await expect(tutor.getByRole('status')).toHaveText('Submitted')

    const clerk = await member(panel.clerk)
    await clerk.goto(paths.panel.cases(panel.panelId))
    await clerk.getByRole('link', { name: 'Amina Yusuf' }).click()
    await clerk.getByRole('button', { name: 'Take it up' }).click()
    await clerk.goto(paths.panel.meetings(panel.panelId))
    await clerk.getByLabel('Day').fill('20')
    await clerk.getByLabel('Month').fill('11')
    await clerk.getByLabel('Year').fill('2026')
    await clerk.getByLabel('When does it begin?').fill('2pm')
    await clerk.getByLabel('Where?').fill('Main hall')
    await clerk.getByRole('button', { name: 'Call the meeting' }).click()
    await clerk.getByRole('link', { name: 'Open the meeting' }).click()
    for (const box of await clerk.getByRole('checkbox').all()) await box.check()
    await clerk.getByRole('button', { name: 'Open the meeting' }).click()
    await expect(clerk.getByRole('status')).toHaveText('The meeting is open')
    await expectNoAxeFindings(clerk)

    const chair = await member(panel.chair)
    await chair.goto(clerk.url())
    await chair.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expect(chair.getByRole('table', { name: 'Engineering at Riverside College' })).toContainText('1 of 1 places')
    await expectNoAxeFindings(chair)
    await chair.getByLabel('Place', { exact: true }).check()
    await chair.getByLabel('Place: on which of the wishes?').selectOption({ index: 1 })
    await chair.getByRole('button', { name: 'Decide' }).click()
    await expect(chair.getByRole('status')).toHaveText('Decided. The letters go today.')
    await chair.getByRole('link', { name: 'Minutes' }).click()
    await expect(chair.getByText('Amina Yusuf: a place on Engineering at Riverside College')).toBeVisible()

    await tutor.reload()
    await tutor.getByRole('button', { name: 'Confirm the place' }).click()
    await expect(tutor.getByRole('status')).toHaveText('Confirmed. The host is told today.')

    const learner = await as('learner', { learnerId })
    await learner.goto(paths.learner.cases)
    await expect(learner.getByText('You have the place')).toBeVisible()
    await expectNoAxeFindings(learner)
  },
)
