import { countRisks } from '~/domain/risks/risk.commands.server'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { anAdviser } from '#tests/support/tracking'

journey(
  'an adviser reads why a learner may need more help and what would change it; a coordinator changes the points',
  async ({ db, as }) => {
    const town = await aTown(db)
    const learnerId = await aLearner(db, town, { givenNames: 'Amina', familyName: 'Yusuf' })
    const told = { learnerId, source: 'school', recordedAt: FRIDAY }
    await db
      .insertInto('learnerNeed')
      .values([
        { ...told, kind: 'attendance', value: '82.5' },
        { ...told, kind: 'first-language', value: 'other' },
        { ...told, kind: 'exclusion', value: 'suspended' },
      ])
      .execute()
    await countRisks(systemContext(db, FRIDAY))
    const { actor } = await anAdviser(db, town)

    const adviser = await as('adviser', { organisationId: actor.organisationId ?? '' })
    await adviser.goto(paths.risk.list())
    await expect(adviser.getByText(/English is not the first language \(1\)/)).toBeVisible()
    await adviser.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expect(adviser.getByRole('table', { name: /points$/ })).toBeVisible()
    await expect(adviser.getByRole('row', { name: /^Was suspended from school this year/ })).toContainText('1')
    await expect(adviser.getByRole('row', { name: /^English is not the first language/ })).toContainText('1')
    await expect(adviser.getByText(/^If attendance rises to 90%: /)).toBeVisible()
    await expectNoAxeFindings(adviser)

    const coordinator = await as('coordinator', { organisationId: town.schoolId })
    await coordinator.goto(paths.area.risk)
    await coordinator.getByRole('link', { name: /Was suspended from school this year/ }).click()
    await coordinator.getByLabel('How many points?').fill('12')
    await coordinator.getByRole('button', { name: 'Save' }).click()
    await expect(coordinator.getByRole('alert')).toContainText('Enter 9 or fewer')
    await expectNoAxeFindings(coordinator)
    await coordinator.getByLabel('How many points?').fill('3')
    await coordinator.getByRole('button', { name: 'Save' }).click()
    await expect(coordinator.getByRole('status')).toHaveText('Saved. The next night counts with it.')
    await expectNoAxeFindings(coordinator)

    await adviser.reload()
    await expect(adviser.getByRole('row', { name: /^Was suspended from school this year/ })).toContainText('3')

    const admissions = await as('admissions-officer', { organisationId: town.schoolId })
    const refused = await admissions.goto(paths.risk.learner(learnerId))
    expect(refused?.status()).toBe(403)
    await expect(admissions.getByText('suspended')).toBeHidden()
  },
)
