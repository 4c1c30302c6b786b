import { paths } from '~/paths'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey(
  'a coordinator writes a notice that matters, a tutor says that it was read, and the area sees it',
  async ({ db, as }) => {
    const town = await aTown(db)
    await setClock(db, FRIDAY)
    const coordinator = await as('coordinator', { organisationId: town.schoolId })
    const tutor = await as('tutor', { organisationId: town.schoolId, form: '11A' })

    await coordinator.goto(paths.area.home)
    await coordinator.getByRole('link', { name: 'Notices' }).click()
    await coordinator.getByRole('link', { name: 'Write a notice' }).click()
    await coordinator.getByLabel('Heading').fill('Reviews in March')
    await coordinator.getByLabel('What do you want to tell?').fill('Every review is due by the end of March.')
    await coordinator.getByLabel('Schools').check()
    await coordinator.getByLabel('It matters').check()
    await expectNoAxeFindings(coordinator)
    await coordinator.getByRole('button', { name: 'Publish' }).click()
    await expectNoAxeFindings(coordinator)

    await tutor.goto(paths.school.home)
    await tutor.getByRole('link', { name: 'News' }).click()
    await expect(tutor.getByText('Say that you have read it')).toBeVisible()
    await expectNoAxeFindings(tutor)
    await tutor.getByRole('link', { name: 'Reviews in March' }).click()
    await tutor.getByRole('button', { name: 'I have read this' }).click()
    await expect(tutor.getByText('Your area knows that you have read it')).toBeVisible()
    await expect(tutor.getByText('Say that you have read it')).toHaveCount(0)

    await coordinator.getByRole('link', { name: 'Reviews in March' }).click()
    await expect(coordinator.getByRole('row', { name: /1/ })).toContainText('1')
    await expectNoAxeFindings(coordinator)
  },
)
