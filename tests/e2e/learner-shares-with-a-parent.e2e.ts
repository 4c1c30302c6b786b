import { paths } from '~/paths'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { codeInLetter, PASSWORD } from '#tests/support/parents'
import { setClock } from '#tests/support/served'

journey(
  'a learner invites a parent, who reads how things stand, until the learner ends it',
  async ({ db, as, visit }) => {
    const choice = await aChoice(db, { state: 'offer' })
    await setClock(db, FRIDAY)
    const email = `samira-${choice.learnerId}@example.org`

    // The learner is told what will be seen before the invitation goes.
    const learner = await as('learner', { learnerId: choice.learnerId })
    await learner.goto(paths.learner.record)
    await learner.getByRole('link', { name: 'which adults can see your page' }).click()
    await expect(learner.getByText('Nobody is linked to you')).toBeVisible()
    await expectNoAxeFindings(learner)
    await learner.getByRole('link', { name: 'Invite a parent or carer' }).click()
    await expect(learner.getByText('your form, your statement and your grades')).toBeVisible()
    await learner.getByRole('button', { name: 'Send the invitation' }).click()
    await expect(learner.getByRole('alert')).toContainText('Enter their name')
    await learner.getByLabel('Their name').fill('Samira Yusuf')
    await learner.getByLabel('Their email address').fill(email)
    await learner.getByLabel('Parent', { exact: true }).check()
    await expect(learner.getByLabel('Send them copies of some letters too')).not.toBeChecked()
    await expectNoAxeFindings(learner)
    await learner.getByRole('button', { name: 'Send the invitation' }).click()
    await expect(learner.getByRole('status')).toHaveText('The invitation is on its way')
    await expect(learner.getByRole('heading', { name: 'Samira Yusuf' })).toBeVisible()

    // The letter's link makes the parent's account, and leads to the child.
    await expect(() => codeInLetter(db, email)).toPass()
    const parent = await visit()
    await parent.goto(paths.account.invitation(await codeInLetter(db, email)))
    await expect(parent.getByText('Amina would like you to see how their choices go.')).toBeVisible()
    await expectNoAxeFindings(parent)
    await parent.getByLabel('Your password').fill(PASSWORD)
    await parent.getByRole('button', { name: 'Set up account' }).click()
    await parent.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expect(parent.getByRole('heading', { name: 'Engineering' })).toBeVisible()
    await expect(parent.getByText('Reply to the offer by')).toBeVisible()
    await expectNoAxeFindings(parent)

    // The learner sees who looked, and ends it; the parent's next page has nothing.
    await learner.goto(paths.learner.record)
    await expect(learner.getByRole('cell', { name: 'Samira Yusuf' })).toBeVisible()
    await learner.goto(paths.learner.parents)
    await learner.getByRole('link', { name: 'Stop Samira Yusuf seeing my page' }).click()
    await expectNoAxeFindings(learner)
    await learner.getByRole('button', { name: 'Stop it now' }).click()
    await expect(learner.getByRole('status')).toHaveText('They can no longer see your page')
    const gone = await parent.goto(paths.parent.learner(choice.learnerId))
    expect(gone?.status()).toBe(404)
    await parent.goto(paths.parent.home)
    await expect(parent.getByText('You are not linked to anybody now.')).toBeVisible()
  },
)
