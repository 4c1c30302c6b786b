import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { setTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { paths } from '~/paths'
import { aReturnTown } from '#tests/support/return-towns'
import { aCohort, someAnswers } from '#tests/support/scorecards'
import { setClock } from '#tests/support/served'

season.use({ story: 'a board' })

season(
  'a coordinator reads how many take part, by what, and takes a sheet; an adviser sees who they are; a school takes its own',
  async ({ db, as }) => {
    const town = await aReturnTown(db)
    await setClock(db, town.now)
    await aCohort(db, town)
    await freezeMonth(town.system, await askForMonth(town.coordinator, { periodEnd: '2026-11-30' }))
    await setTarget(town.coordinator, { measure: 'neet', value: 12.5, dueOn: '2026-11-01' })
    await someAnswers(db, town)
    await countMonths(town.system)
    const coordinator = await as('coordinator', { organisationId: town.authorityId })

    await coordinator.goto(paths.area.home)
    await coordinator.getByRole('link', { name: 'Taking part' }).click()
    await expect(coordinator.getByRole('img', { name: /Not taking part or not known, month by month/ })).toBeVisible()
    await expect(coordinator.getByText('Target 12.5%').first()).toBeVisible()
    await expectNoAxeFindings(coordinator)
    await coordinator.getByRole('link', { name: /Not in education, employment or training/ }).click()
    await coordinator.getByLabel('By', { exact: true }).selectOption('sex')
    await coordinator.getByLabel('Month', { exact: true }).selectOption('2026-11-30')
    await coordinator.getByRole('button', { name: 'Show' }).click()
    await expect(coordinator.getByText('As frozen for 30 November 2026')).toBeVisible()
    await expect(coordinator.getByRole('row', { name: /^Female/ }).first()).toBeVisible()
    await expect(coordinator.getByRole('link', { name: 'See who they are today' })).toHaveCount(0)
    await expectNoAxeFindings(coordinator)
    const coming = coordinator.waitForEvent('download')
    await coordinator.getByRole('link', { name: /Take this table/ }).click()
    expect((await coming).suggestedFilename()).toBe('neet-by-sex-2026-11-30.csv')
    await coordinator.goto(paths.scorecards.figure('guarantee-offered', { by: 'needs' }))
    await expect(coordinator.getByRole('row', { name: /^Neither/ }).first()).toBeVisible()
    await coordinator.goto(paths.guarantee.area())
    await expect(coordinator.getByText('The month that runs is told here as it stood on its 15th day')).toBeVisible()
    await expect(coordinator.getByRole('row', { name: /^Southgate School/ })).toBeVisible()
    await expectNoAxeFindings(coordinator)
    await coordinator.goto(paths.scorecards.changes)
    await expect(coordinator.getByRole('heading', { name: 'Who joins and who leaves' })).toBeVisible()
    await expectNoAxeFindings(coordinator)
    await coordinator.goto(paths.scorecards.published)
    await expect(coordinator.getByRole('row', { name: /Hertfordshire/ }).first()).toBeVisible()
    await expectNoAxeFindings(coordinator)

    const adviser = await as('adviser', { organisationId: town.adviser.actor.organisationId ?? '' })
    await adviser.goto(paths.scorecards.figure('neet'))
    await adviser.getByRole('link', { name: 'See who they are today' }).click()
    await expect(adviser.getByRole('row', { name: /Learner No/ }).first()).toBeVisible()
    await expectNoAxeFindings(adviser)

    const lead = await as('careers-lead', { organisationId: town.schoolId })
    await lead.goto(paths.leavers.school())
    await lead.getByRole('link', { name: 'How many of our 16 and 17 year olds take part' }).click()
    await lead.getByLabel('By', { exact: true }).selectOption('age')
    await lead.getByRole('button', { name: 'Show' }).click()
    await expect(lead.getByText('As frozen for 30 November 2026')).toBeVisible()
    await expect(lead.getByRole('row', { name: /^Taking part/ }).first()).toBeVisible()
    await expectNoAxeFindings(lead)
    const own = lead.waitForEvent('download')
    await lead.getByRole('link', { name: /Take these tables/ }).click()
    expect((await own).suggestedFilename()).toBe('taking-part-by-age-2026-11-30.csv')
  },
)
