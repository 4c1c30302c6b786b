import { paths } from '~/paths'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aPlace } from '#tests/support/main-job'

const LABEL = 'Why have you chosen these courses?'

journey(
  'a learner whose browser is killed finds on another device what was written five seconds before',
  async ({ db, as, javaScriptEnabled }) => {
    const { learnerId } = await aPlace(db)
    const first = await as('learner', { learnerId })
    await first.goto(paths.learner.section('statement'))

    await first.getByLabel(LABEL).pressSequentially('I like engines. ', { delay: 20 })
    if (javaScriptEnabled !== false) await expect(first.getByText('Kept as a draft at')).toBeVisible({ timeout: 5000 })
    await first.getByLabel(LABEL).pressSequentially('And bridges.', { delay: 20 })
    await first.context().close()

    const second = await as('learner', { learnerId })
    await second.goto(paths.learner.section('statement'))

    // Without the script a page is kept when it is saved, as each page of the form is.
    if (javaScriptEnabled === false) {
      await expect(second.getByLabel(LABEL)).toHaveValue('')
      return
    }
    await expect(second.getByLabel(LABEL)).toHaveValue(/^I like engines\./)
    await expect(second.getByText('It is not saved yet').first()).toBeVisible()
    await expectNoAxeFindings(second)
    await second.getByLabel('Yes, I have finished it').check()
    await second.getByRole('button', { name: 'Save and go on' }).click()
    await second.goto(paths.learner.section('statement'))
    await expect(second.getByText('It is not saved yet')).toHaveCount(0)
    await expect(second.getByLabel(LABEL)).toHaveValue(/^I like engines\./)
  },
)

journey(
  'a draft can be thrown away, and two tabs are still told of each other',
  async ({ db, as, javaScriptEnabled }) => {
    journey.skip(javaScriptEnabled === false, 'drafts are kept by the script')
    const { learnerId } = await aPlace(db)
    const one = await as('learner', { learnerId })
    const other = await one.context().newPage()
    for (const tab of [one, other]) await tab.goto(paths.learner.section('statement'))

    await one.getByLabel(LABEL).fill('I like engines.')
    await other.getByLabel(LABEL).fill('I like bridges.')
    await expect(other.getByText('Kept as a draft at')).toBeVisible({ timeout: 5000 })
    await one.getByLabel('No, I will come back to it').check()
    await one.getByRole('button', { name: 'Save and go on' }).click()
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('Your application')
    await other.getByLabel('No, I will come back to it').check()
    await other.getByRole('button', { name: 'Save and go on' }).click()
    await expect(other.getByRole('alert')).toContainText('in another tab or window')

    await other.getByLabel(LABEL).fill('I like bridges more.')
    await expect(other.getByText('Kept as a draft at')).toBeVisible({ timeout: 5000 })
    await one.goto(paths.learner.section('statement'))
    await one.getByRole('button', { name: 'Throw the draft away' }).click()
    await expect(one.getByRole('status')).toContainText('This is what was saved last')
    await expect(one.getByLabel(LABEL)).toHaveValue('I like engines.')
  },
)
