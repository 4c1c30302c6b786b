import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { paths } from '~/paths'
import { aChoice, conditional, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { manyApplicants } from '#tests/support/queues'
import { setClock } from '#tests/support/served'

journey(
  'a provider offers places to fifty applicants in four pages, assigns the rest, and takes the offers back',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    await manyApplicants(db, choice, 59)
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', choice.runId)
      .executeTakeFirstOrThrow()
    await keepStandardOffer(choice.officer, courseId, conditional)
    await setClock(db, FRIDAY)
    const officer = await as('admissions-officer', { organisationId: choice.providerId })
    let pages = 0
    officer.on('response', (response) => {
      const isPage = response.request().isNavigationRequest() && response.status() === 200
      if (isPage) pages += 1
    })

    // From the start page: choose, look, send, read what came of it.
    await officer.goto(paths.provider.queue)
    pages = 0
    await officer.getByRole('link', { name: 'Choose several' }).click()
    await officer.getByRole('link', { name: 'Tick everybody shown' }).click()
    await officer.getByRole('button', { name: 'Offer places' }).click()
    await expect(officer.getByText('Mathematics: grade 5 or better')).toBeVisible()
    await officer.getByRole('button', { name: 'Send 50 offers' }).click()
    await expect(officer.getByText('50 done, 0 refused.')).toBeVisible()
    expect(pages).toBeLessThanOrEqual(4)
    await expectNoAxeFindings(officer)

    // The others belong to nobody yet; with all that match it goes on in the background.
    await officer.goto(paths.provider.queueOf({ pick: 'some' }))
    await expectNoAxeFindings(officer)
    await officer.getByLabel('All 60 that match, on every page').check()
    await officer.getByRole('button', { name: 'Assign' }).click()
    await expect(officer.getByText('Which applications (60)')).toBeVisible()
    await expectNoAxeFindings(officer)
    await officer.getByRole('radio').first().check()
    await officer.getByRole('button', { name: 'Assign 60' }).click()
    await expect(async () => {
      await officer.reload()
      await expect(officer.getByText('60 done, 0 refused.')).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 20_000 })

    // Looking for a name keeps it out of the address; a view of it has a name of its own.
    await officer.goto(paths.provider.queue)
    await officer.getByLabel('Name or reference').fill('yusuf amina')
    await officer.getByRole('button', { name: 'Show these' }).click()
    await expect(officer.getByRole('link', { name: /Yusuf, Amina/ })).toBeVisible()
    expect(officer.url()).not.toContain('amina')
    await officer.getByRole('link', { name: 'Save this view' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByLabel('Name of the view').fill('Mine')
    await officer.getByRole('button', { name: 'Save view' }).click()
    await officer.getByRole('link', { name: 'Mine', exact: true }).click()
    await expect(officer.getByRole('link', { name: /Yusuf, Amina/ })).toBeVisible()

    // A mistake is undone with a reason, and what somebody has answered meanwhile is left alone.
    // Fifty of the sixty were offered a place; who they are goes by chance.
    const offered = db
      .selectFrom('choice')
      .select('id')
      .where('courseRunId', '=', choice.runId)
      .where('state', '=', 'offer')
    const { id: accepted } = await offered.limit(1).executeTakeFirstOrThrow()
    await db.updateTable('choice').set({ state: 'accepted_conditional' }).where('id', '=', accepted).execute()
    await officer.getByRole('link', { name: 'Done for several' }).click()
    await officer.getByRole('link', { name: 'Offer places' }).click()
    await officer.getByRole('link', { name: 'Undo' }).click()
    await expectNoAxeFindings(officer)
    await officer.getByRole('button', { name: 'Take offers back' }).click()
    await expect(officer.getByRole('alert')).toContainText('Choose the reason')
    await officer.getByLabel('The offer was made by mistake').check()
    await officer.getByLabel('Say more').fill('The list was the wrong one.')
    await officer.getByRole('button', { name: 'Take offers back' }).click()
    await expect(officer.getByText('49 done, 1 refused.')).toBeVisible()
    await expect(officer.getByText('The offer cannot be taken back: the offer has been accepted.')).toBeVisible()
    await expectNoAxeFindings(officer)
  },
)
