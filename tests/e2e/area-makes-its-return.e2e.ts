import { paths } from '~/paths'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { aReturnTown, aSixteen, anActivity } from '#tests/support/return-towns'
import { setClock } from '#tests/support/served'

season.use({ story: 'a month’s return' })

season(
  'a coordinator freezes a month and takes its file; another return comes in, and an adviser says whose a row is',
  async ({ db, as }) => {
    const town = await aReturnTown(db)
    await setClock(db, town.now)
    const known = await aSixteen(db, town, 'Amina', {
      nameKey: 'okafor amina',
      familyName: 'Okafor',
      postcode: 'AL8 6AA',
    })
    await anActivity(town.adviser, known)
    const coordinator = await as('coordinator', { organisationId: town.authorityId })

    await coordinator.goto(paths.area.home)
    await coordinator.getByRole('link', { name: 'National return' }).click()
    await coordinator.getByLabel('30 November 2026').check()
    await expectNoAxeFindings(coordinator)
    await coordinator.getByRole('button', { name: 'Freeze this month' }).click()
    await expect(async () => {
      await coordinator.reload()
      await expect(coordinator.getByText('1 person')).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(coordinator.getByText('Nothing is wrong in it')).toBeVisible()
    await expectNoAxeFindings(coordinator)
    const coming = coordinator.waitForEvent('download')
    await coordinator.getByRole('button', { name: 'Take the file' }).click()
    expect((await coming).suggestedFilename()).toBe('nccis-901-2026-11-30.xml')
    await coordinator.getByRole('link', { name: 'Say that it was sent' }).click()
    await coordinator.getByRole('button', { name: 'It was sent' }).click()
    await expect(coordinator.getByText('Sent', { exact: true }).first()).toBeVisible()

    const adviser = await as('adviser', { organisationId: town.adviser.actor.organisationId ?? '' })
    await adviser.goto(paths.returns.faults)
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Take their return in' }).click()
    const csv =
      'YoungPersonsID,GivenName,Surname,DOB,Postcode,ActivityCode,StartDate,DateAscertained,DateVerified\n' +
      '7770000000001,Amina,Okafor,2010-03-14,AL7 1LZ,619,2026-11-09,2026-11-10,2026-11-25\n'
    await adviser
      .getByLabel('The file')
      .setInputFiles({ name: 'return.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await adviser.getByRole('button', { name: 'Preview' }).click()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Take this file in' }).click()
    await adviser.getByRole('link', { name: 'Amina Okafor' }).click()
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel(/^Amina Okafor, born/).check()
    await adviser.getByRole('button', { name: 'Save' }).click()
    await expect(adviser.getByText('The row has its answer')).toBeVisible()
  },
)
