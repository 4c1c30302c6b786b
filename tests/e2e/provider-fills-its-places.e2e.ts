import { paths } from '~/paths'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { manyApplicants } from '#tests/support/queues'
import { setClock } from '#tests/support/served'

journey(
  'a provider is warned before an offer goes beyond its places, and says how many it means',
  async ({ db, as }) => {
    const choice = await aChoice(db, { state: 'offer', run: { places: 1 } })
    const [next = ''] = await manyApplicants(db, choice, 1)
    await setClock(db, FRIDAY)
    const officer = await as('admissions-officer', { organisationId: choice.providerId })

    // The table shows that the course is full.
    await officer.goto(paths.provider.queue)
    await officer.getByRole('link', { name: 'Places and offers' }).click()
    await expect(officer.getByText('All are offered')).toBeVisible()
    await expectNoAxeFindings(officer)

    // One more offer is asked about.
    await officer.goto(paths.provider.makeOffer(next))
    await officer.getByLabel('Unconditional').check()
    await officer.getByRole('button', { name: 'Send offer' }).click()
    await expect(officer.getByRole('alert')).toContainText('Tick “Offer it all the same”')
    await expectNoAxeFindings(officer)

    // The provider means to make two offers for each place: now nobody is asked.
    await officer.goto(paths.provider.places())
    await officer.getByRole('link', { name: '6 September 2027' }).click()
    await officer.getByLabel('Offers for every 100 places (optional)').fill('200')
    await officer.getByRole('button', { name: 'Save' }).click()
    await officer.goto(paths.provider.makeOffer(next))
    await expect(officer.getByText('1 of 2 offers are made or taken, for 1 places.')).toBeVisible()
    await officer.getByLabel('Unconditional').check()
    await officer.getByRole('button', { name: 'Send offer' }).click()
    await expect(officer.getByRole('status')).toContainText('Offer sent')
  },
)
