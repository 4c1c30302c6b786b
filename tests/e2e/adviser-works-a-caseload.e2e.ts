import type { Locator } from '@playwright/test'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { paths } from '~/paths'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

season.use({ story: 'a caseload' })

season(
  'an adviser opens a worklist, logs a contact, says how much help is needed, gives the learner to a colleague, and reads the diary',
  async ({ db, as }) => {
    const town = await aTown(db)
    await setClock(db, FRIDAY)
    const soon = '2026-11-21'
    const { actor, ...ctx } = await anAdviser(db, town)
    const service = actor.organisationId ?? ''
    const { actor: colleague } = await aStaffContext(db, service, town, 'adviser')
    const learnerId = await aLearner(db, town)
    await takeOn({ ...ctx, actor }, learnerId)
    await takeOn({ ...ctx, actor }, await aLearner(db, town, { givenNames: 'Joel', familyName: 'Brook' }))
    await db
      .updateTable('account')
      .set({ name: 'Ms Okoro' })
      .where('id', '=', colleague.id ?? '')
      .execute()

    const adviser = await as('adviser', { accountId: actor.id ?? '', organisationId: service })
    await adviser.goto(paths.adviser.caseload)
    await adviser.getByLabel('Show', { exact: true }).selectOption('No contact for a while')
    await adviser.getByRole('button', { name: 'Show these' }).click()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Amina Yusuf' }).click()

    await adviser.getByRole('link', { name: 'Record contact' }).click()
    await adviser.getByLabel('Interview', { exact: true }).first().check()
    await adviser.getByLabel('Talked to them').check()
    await adviser.getByLabel('How many minutes did it take? (optional)').fill('long')
    await adviser.getByLabel('Where was it? (optional)').fill('Drop-in, Mill Lane')
    await typeIn(
      adviser.getByRole('group', { name: 'When is the next step due? (optional)' }),
      soon.split('-').reverse(),
    )
    await adviser.getByLabel('What will the next step be? (optional)').selectOption('Home visit')
    await adviser.getByRole('button', { name: 'Record contact' }).click()
    await expect(adviser.getByRole('alert')).toContainText('Enter whole minutes')
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel('How many minutes did it take? (optional)').fill('40')
    await adviser.getByRole('button', { name: 'Record contact' }).click()
    await expect(adviser.getByText('40 minutes, Drop-in, Mill Lane')).toBeVisible()

    await adviser.getByRole('link', { name: 'record level of need' }).click()
    await adviser.getByLabel('Intensive').check()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Record level of need' }).click()
    await expect(adviser.getByText('Intensive, since')).toBeVisible()
    await adviser.getByRole('link', { name: 'Change circumstances' }).click()
    await adviser.getByLabel('What is it?').selectOption('Young carer (not of their own child)')
    await adviser.getByRole('button', { name: 'Record it' }).click()
    await expect(adviser.getByRole('rowheader', { name: 'Young carer' })).toBeVisible()
    await expectNoAxeFindings(adviser)

    await adviser.goto(paths.adviser.diary)
    await expect(adviser.getByRole('row', { name: 'Amina Yusuf Home visit' })).toBeVisible()
    await expectNoAxeFindings(adviser)

    await adviser.goto(paths.adviser.caseload)
    await adviser.getByRole('link', { name: 'Choose several' }).click()
    await adviser.getByLabel('Tick Amina Yusuf').check()
    await adviser.getByLabel('Tick Joel Brook').check()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Give to another adviser' }).click()
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel('Who is the new adviser?').selectOption('Ms Okoro')
    await adviser.getByLabel('Why?').selectOption('Caseloads are shared out anew')
    await adviser.getByRole('button', { name: 'Look at it first' }).click()
    await expect(adviser.getByRole('cell', { name: 'Will be done' })).toHaveCount(2)
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Do it' }).click()
    await expect(adviser.getByRole('cell', { name: 'Done' })).toHaveCount(2)
    await adviser.goto(paths.adviser.caseload)
    await expect(adviser.getByText('Nobody is on this caseload yet')).toBeVisible()

    const okoro = await as('adviser', { accountId: colleague.id ?? '', organisationId: service })
    await okoro.goto(paths.adviser.diary)
    await okoro.getByRole('link', { name: 'Amina Yusuf', exact: true }).click()
    await okoro.getByRole('link', { name: 'Who has looked after Amina' }).click()
    await expect(okoro.getByRole('rowheader')).toHaveCount(2)
    await expectNoAxeFindings(okoro)
  },
)

async function typeIn(group: Locator, [day = '', month = '', year = '']: string[]) {
  await group.getByLabel('Day', { exact: true }).fill(day)
  await group.getByLabel('Month', { exact: true }).fill(month)
  await group.getByLabel('Year', { exact: true }).fill(year)
}
