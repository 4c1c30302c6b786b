import { paths } from '~/paths'
import { addMembership, addAccount } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import { expect, expectNoAxeInWalk, journey } from '#tests/support/journey'
import { aPlace } from '#tests/support/main-job'

journey(
  'a tutor opens on who has not applied, predicts grades and says where a learner means to go',
  async ({ db, as }) => {
    const { schoolId, learnerId } = await aPlace(db)
    const careers = await as('careers-lead', { organisationId: schoolId })

    await careers.goto(paths.school.home)
    await expect(careers.getByRole('heading', { level: 1 })).toContainText('Have not applied')
    await expectNoAxeInWalk(careers)
    await careers.getByRole('link', { name: 'Yusuf, Amina' }).click()
    await expectNoAxeInWalk(careers)
    await careers.getByRole('link', { name: 'Predict grades' }).click()
    await expectNoAxeInWalk(careers)
    await careers.getByLabel('Grade', { exact: true }).first().fill('7')
    await careers.getByRole('button', { name: 'Save predicted grades' }).click()
    await expect(careers.getByRole('status')).toHaveText('Predicted grades saved')
    await careers.getByRole('link', { name: 'Record intended destination' }).click()
    await expectNoAxeInWalk(careers)
    await careers.getByRole('radio').first().check()
    await careers.getByRole('button', { name: 'Save' }).click()

    await expect(careers.getByRole('status')).toHaveText('Intended destination saved')
    await careers.goto(paths.school.invitations)
    await expectNoAxeInWalk(careers)
    expect(careers.url()).not.toContain(learnerId)
  },
)

journey('a parent reads, and can do nothing', async ({ db, as }) => {
  const { learnerId } = await aPlace(db)
  const now = new Date()
  const accountId = await addAccount(systemContext(db, now), {
    email: `parent-${learnerId}@example.org`,
    name: 'Samira Yusuf',
  })
  await db.insertInto('parentLink').values({ accountId, learnerId, relationship: 'mother', linkedAt: now }).execute()
  const parent = await as('parent', { accountId })

  await parent.goto(paths.parent.home)
  await expectNoAxeInWalk(parent)
  await parent.getByRole('link', { name: 'Amina Yusuf' }).click()

  await expect(parent.getByText('Only Amina Yusuf can change it')).toBeVisible()
  await expect(parent.getByRole('main').getByRole('button')).toHaveCount(0)
  await expectNoAxeInWalk(parent)
})

journey('a coordinator sees counts and no names', async ({ db, as }) => {
  const { serviceId } = await aPlace(db)
  const coordinator = await as('coordinator', { organisationId: serviceId })

  await coordinator.goto(paths.area.home)

  await expect(coordinator.getByRole('table', { name: 'Who has not applied, by school' })).toBeVisible()
  await expect(coordinator.getByText('Yusuf')).toHaveCount(0)
  await expectNoAxeInWalk(coordinator)
})

journey('an adviser records a contact and reads it again', async ({ db, as }) => {
  const { serviceId, learnerId } = await aPlace(db)
  const adviser = await as('adviser', { organisationId: serviceId })

  await adviser.goto(paths.adviser.caseload)
  await expectNoAxeInWalk(adviser)
  await adviser.goto(paths.adviser.learner(learnerId))
  await adviser.getByRole('link', { name: 'Record contact' }).click()
  await expectNoAxeInWalk(adviser)
  await adviser.getByRole('button', { name: 'Record contact' }).click()

  await expect(adviser.getByRole('alert')).toContainText('There is a problem')
  await expectNoAxeInWalk(adviser)
})

journey(
  'support looks a reference up, and a panel member without a seat reads why nothing is there',
  async ({ db, as }) => {
    const { serviceId } = await aPlace(db)
    const support = await as('support', { organisationId: serviceId })

    for (const address of [
      paths.support.home,
      paths.support.letters,
      paths.support.impossible,
      `${paths.support.home}?reference=no-such`,
    ]) {
      await support.goto(address)
      await expectNoAxeInWalk(support)
    }

    const member = await as('panel-member', { organisationId: serviceId })
    await member.goto(paths.panel.home)
    await expectNoAxeInWalk(member)
  },
)

journey('somebody with two memberships says which one is in hand', async ({ db, as }) => {
  const { schoolId, collegeId } = await aPlace(db)
  const now = new Date()
  const accountId = await addAccount(systemContext(db, now), {
    email: `two-${schoolId}@example.org`,
    name: 'Mr Okafor',
  })
  await addMembership(systemContext(db, now), { accountId, organisationId: schoolId, role: 'careers-lead' })
  const person = await as('admissions-officer', { accountId, organisationId: collegeId })

  await person.goto(paths.account.memberships)
  await expectNoAxeInWalk(person)
  await person.getByLabel('Northgate School').check()
  await person.getByRole('button', { name: 'Continue' }).click()

  await expect(person.getByRole('heading', { level: 1 })).toContainText('Have not applied')
})
