import { paths } from '~/paths'
import { aChoice, aProvider, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey(
  'two providers sign an agreement, a person of one answers for the other, and it ends at once',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    const partnerId = await aProvider(db, choice.town, { kind: 'training-provider', name: 'Weir Skills' })
    await setClock(db, FRIDAY)
    const owner = await as('admissions-manager', { organisationId: choice.providerId })
    const helper = await as('admissions-manager', { organisationId: partnerId })

    await owner.goto(paths.provider.staff)
    await owner.getByRole('link', { name: 'Agreements with other providers' }).click()
    await owner.getByRole('link', { name: 'Let another provider help' }).click()
    await expectNoAxeFindings(owner)
    await owner.getByLabel('Who helps?').selectOption('Weir Skills')
    await owner.getByLabel('Decide').check()
    await owner.getByRole('button', { name: 'Write it down' }).click()
    await owner.getByRole('button', { name: 'Sign for Riverside College' }).click()
    await expect(owner.getByText('One signature missing')).toBeVisible()
    await expectNoAxeFindings(owner)

    await helper.goto(paths.provider.agreements)
    await helper.getByRole('link', { name: 'Riverside College' }).click()
    await helper.getByRole('button', { name: 'Sign for Weir Skills' }).click()
    await expect(helper.getByText('In force')).toBeVisible()
    await helper.goto(paths.provider.answering)
    await expectNoAxeFindings(helper)
    await helper.getByLabel('Riverside College').check()
    await helper.getByRole('button', { name: 'Continue' }).click()
    await expect(helper.getByText('You are answering for Riverside College')).toBeVisible()
    await helper.goto(paths.provider.makeOffer(choice.id))
    await helper.getByLabel('Unconditional').check()
    await expectNoAxeFindings(helper)
    await helper.getByRole('button', { name: 'Send offer' }).click()
    await expect(helper.getByText('Sam Okafor, of Weir Skills').first()).toBeVisible()

    await owner.getByRole('link', { name: 'End this agreement' }).click()
    await owner.getByRole('button', { name: 'End it now' }).click()
    await helper.goto(paths.provider.choice(choice.id))
    await expect(helper.getByRole('heading', { name: 'Page not found' })).toBeVisible()
    await expect(helper.getByText('You are answering for')).toHaveCount(0)
  },
)
