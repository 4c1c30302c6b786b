import { paths } from '~/paths'
import { aLearner, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { uln } from '#tests/support/cohorts'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

const file = `ULN,Surname,Forename,Course,Status\n${uln(7)},Yusuf,Amina,A levels,Conditional offer\n,Berg,Nils,Art,Applied\n`

journey(
  'a school tells of applications by its own form, a learner says one is not hers, and a program is told what happens',
  async ({ db, as }) => {
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    await db
      .insertInto('learnerIdentifier')
      .values({ learnerId, kind: 'uln', value: uln(7), source: 'school', recordedAt: FRIDAY })
      .execute()
    const organisationId = await aProvider(db, town, { name: 'Hill School', kind: 'school' })
    await setClock(db, FRIDAY)
    const manager = await as('admissions-manager', { organisationId })

    // The school sends its file, reads what it would do, and takes it in.
    await manager.goto(paths.provider.queue)
    await manager.getByRole('link', { name: 'Applied by your own form' }).click()
    await expectNoAxeFindings(manager)
    await manager
      .getByLabel('The file')
      .setInputFiles({ name: 'own-form.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await manager.getByRole('button', { name: 'Preview' }).click()
    await expect(manager.getByText('Held back: this is too little to be sure who it is.')).toBeVisible()
    await expectNoAxeFindings(manager)
    await manager.getByRole('button', { name: 'Take this file in' }).click()
    await expect(manager.getByRole('status')).toContainText('The file is taken in')

    // The learner reads it, and says that it is not hers.
    const learner = await as('learner', { learnerId })
    await learner.goto(paths.learner.elsewhere)
    await expect(learner.getByText('Hill School told us. Tell us if this is wrong.')).toBeVisible()
    await learner.getByRole('link', { name: 'A levels' }).click()
    await learner.getByRole('button', { name: 'Save' }).click()
    await expect(learner.getByRole('alert')).toContainText('Choose whether this application is yours')
    await learner.getByLabel('No, this is not mine').check()
    await expectNoAxeFindings(learner)
    await learner.getByRole('button', { name: 'Save' }).click()
    await expect(learner.getByText('You said that it is not yours.')).toBeVisible()

    // The manager lets the school's own program be told what happens.
    await manager.goto(paths.provider.tokens)
    await manager.getByRole('link', { name: 'Webhooks' }).click()
    await manager.getByRole('link', { name: 'Add a webhook' }).click()
    await manager.getByLabel('Address of your program').fill('https://school.example/onward')
    await manager.getByRole('button', { name: 'Add webhook' }).click()
    await expect(manager.getByRole('heading', { name: 'Copy this secret now' })).toBeVisible()
    await expectNoAxeFindings(manager)
    await manager.getByRole('link', { name: 'To the webhook' }).click()
    await manager.getByRole('button', { name: 'Pause' }).click()
    await expect(manager.getByRole('button', { name: 'Let it go on' })).toBeVisible()
    await expectNoAxeFindings(manager)
  },
)
