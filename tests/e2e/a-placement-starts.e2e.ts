import { paths } from '~/paths'
import { FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aPlannedPlacement, settleAll } from '#tests/support/placements'
import { setClock } from '#tests/support/served'

journey(
  'a placement starts once its last check is settled, and both sides and the learner read it',
  async ({ db, as }) => {
    const planned = await aPlannedPlacement(db, FRIDAY)
    await settleAll(planned)
    await db.updateTable('placementCheck').set({ state: 'open' }).where('kind', '=', 'insurance').execute()
    await setClock(db, new Date('2026-11-27T09:00:00Z'))
    const host = await as('admissions-officer', { organisationId: planned.hostId })

    await host.goto(paths.tracking.placements())
    await expect(host.getByText('1 to settle before the start')).toBeVisible()
    await expectNoAxeFindings(host)
    await host.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expectNoAxeFindings(host)
    await host.getByRole('link', { name: 'Mark as started' }).click()
    await typeDay(host, ['27', '11', '2026'])
    await host.getByRole('button', { name: 'Mark as started' }).click()
    await expect(host.getByRole('alert')).toContainText('Still to settle: insurance')

    await host.goto(paths.tracking.placementCheck(planned.id, 'insurance'))
    await host.getByLabel('Done').check()
    await expectNoAxeFindings(host)
    await host.getByRole('button', { name: 'Save' }).click()
    await host.getByRole('link', { name: 'Mark as started' }).click()
    await typeDay(host, ['27', '11', '2026'])
    await host.getByRole('button', { name: 'Mark as started' }).click()
    await expect(host.getByRole('status')).toContainText('Marked as started')

    const tutor = await as('tutor', { organisationId: planned.town.schoolId, form: '11A' })
    await tutor.goto(paths.tracking.placement(planned.id))
    await expect(tutor.getByText('Started', { exact: true })).toBeVisible()
    const learner = await as('learner', { learnerId: planned.learnerId })
    await learner.goto(paths.learner.placements)
    await expect(learner.getByText('You go there.')).toBeVisible()
    await expect(learner.getByText('Tuesday 1pm to 4pm')).toBeVisible()
    await expectNoAxeFindings(learner)
  },
)

async function typeDay(page: Parameters<typeof expectNoAxeFindings>[0], [day = '', month = '', year = '']: string[]) {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
}
