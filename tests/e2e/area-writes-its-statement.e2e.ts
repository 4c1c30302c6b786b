import { countDemand } from '~/domain/planning/count-demand.commands.server'
import { countUnmet } from '~/domain/planning/count-unmet.commands.server'
import { countedOn } from '~/domain/planning/counted'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import { aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aLearnerFrom, aRejectionOf, aSentChoice, aStartOf } from '#tests/support/planning'
import { setClock } from '#tests/support/served'

journey(
  'a visitor says that a course cannot be reached; a coordinator has a college see to what is missing, sets a target, plays a scenario through and prints the statement of need',
  async ({ db, as, visit }) => {
    const town = await aTown(db)
    const collegeId = await aProvider(db, town)
    const run = await aStartOf(db, collegeId, { places: 4, outcode: 'QX1' })
    for (let nth = 0; nth < 14; nth += 1) {
      const learnerId = await aLearnerFrom(db, town, 'QX1')
      const choiceId = await aSentChoice(db, town, learnerId, run, {
        state: nth < 13 ? 'rejected' : 'submitted',
        sentAt: new Date('2026-11-19T09:00:00Z'),
      })
      if (nth < 13) await aRejectionOf(db, choiceId, 'course-full', new Date('2026-11-19T10:00:00Z'))
    }
    await setClock(db, FRIDAY)
    // What the night before has counted.
    const counted = countedOn({ id: town.cycleId, areaId: town.areaId, startsOn: '2026-09-01' }, '2026-11-19')
    await countDemand(systemContext(db, FRIDAY), counted)
    await countUnmet(systemContext(db, FRIDAY), counted)
    const flow = {
      areaId: town.areaId,
      cycleId: town.cycleId,
      isOwn: true,
      providerId: collegeId,
      countedTo: '2026-11-19',
    }
    await db
      .insertInto('flowLine')
      .values({ ...flow, band: 'under-3', applied: 14, accepted: 0, enrolled: 0 })
      .execute()

    const visitor = await visit()
    await visitor.goto(paths.course(`course-${run.courseId}`))
    await visitor.getByRole('button', { name: /^I cannot get there/ }).click()
    await expect(visitor.getByRole('status')).toContainText('We have counted it, without your name')
    await expectNoAxeFindings(visitor)

    const coordinator = await as('coordinator', { organisationId: town.schoolId })
    await coordinator.goto(paths.area.home)
    await coordinator.getByRole('link', { name: 'Planning' }).click()
    await expect(coordinator.getByRole('row', { name: /Engineering/ })).toContainText('14')
    await coordinator.getByLabel('Show').selectOption('By provider and site')
    await coordinator.getByRole('button', { name: 'Show' }).click()
    await expect(coordinator.getByRole('row', { name: /Riverside College/ })).toContainText('14')
    await expectNoAxeFindings(coordinator)

    await coordinator.getByRole('link', { name: 'Asked for in vain' }).click()
    await expect(coordinator.getByRole('row', { name: /Engineering Level 2 QX1/ })).toContainText('26')
    await expectNoAxeFindings(coordinator)
    await expect(coordinator.getByRole('heading', { name: 'Where it was asked for' })).toBeVisible()

    await coordinator.getByRole('link', { name: 'Taken up' }).click()
    await expect(coordinator.getByText('Nothing is taken up yet')).toBeVisible()
    await expectNoAxeFindings(coordinator)
    await coordinator.getByRole('link', { name: /^Take up.*Engineering, Level 2, homes in QX1/ }).click()
    await coordinator.getByLabel('Who takes it on?').selectOption('Riverside College')
    await coordinator.getByRole('button', { name: 'Take it up' }).click()
    await expect(coordinator.getByRole('alert')).toContainText('Write the next step')
    await expectNoAxeFindings(coordinator)
    await coordinator.getByLabel('Next step').fill('Plan a second group')
    await coordinator.getByLabel('Day').fill('1')
    await coordinator.getByLabel('Month').fill('3')
    await coordinator.getByLabel('Year').fill('2027')
    await coordinator.getByRole('button', { name: 'Take it up' }).click()
    await expect(coordinator.getByRole('status')).toHaveText('Taken up')
    await expectNoAxeFindings(coordinator)

    const college = await as('admissions-officer', { organisationId: collegeId })
    await college.goto(paths.provider.courses)
    await college.getByRole('link', { name: 'Engineering, Level 2, homes in QX1' }).click()
    await expectNoAxeFindings(college)
    await college.getByLabel('Yes, we will see to it').check()
    await college.getByLabel('What will you do, or why can you not?').fill('Sixteen more places')
    await college.getByRole('button', { name: 'Send your answer' }).click()
    await expect(college.getByRole('row', { name: /Engineering, Level 2/ })).toContainText('You agreed')

    await coordinator.reload()
    await expect(coordinator.getByText('Sixteen more places')).toBeVisible()
    await coordinator.getByRole('link', { name: 'Say what became of it' }).click()
    await coordinator.getByLabel('It is provided: there is a course').check()
    await coordinator.getByRole('button', { name: 'Save' }).click()
    await expect(coordinator.getByRole('status')).toHaveText('Saved')
    await coordinator.goto(paths.area.planningStatement)
    await expect(coordinator.getByRole('row', { name: /Engineering Level 2 QX1 Riverside/ })).toContainText('Provided')
    await coordinator.goto(paths.area.planningUnmet)
    await coordinator.getByRole('link', { name: 'Who goes where' }).click()
    await expect(coordinator.getByRole('row', { name: /Under 3 miles/ })).toContainText('14')
    await expectNoAxeFindings(coordinator)

    await coordinator.getByRole('link', { name: 'What if' }).click()
    await coordinator.getByLabel('How many per cent more places?').fill('100')
    await coordinator.getByLabel('Subject').selectOption('Engineering')
    await coordinator.getByRole('button', { name: 'Work it out' }).click()
    await expect(coordinator.getByRole('row', { name: /^Learners without/ })).toContainText('−5')
    await expectNoAxeFindings(coordinator)

    await coordinator.getByRole('link', { name: 'Targets' }).click()
    await coordinator.getByLabel('What is it for?').selectOption('Places not filled')
    await coordinator.getByLabel('What should be reached?').fill('lots')
    await coordinator.getByRole('button', { name: 'Set this target' }).click()
    await expect(coordinator.getByRole('alert')).toContainText('Enter a number')
    await expectNoAxeFindings(coordinator)
    await coordinator.getByLabel('What should be reached?').fill('20')
    await coordinator.getByLabel('Day').fill('31')
    await coordinator.getByLabel('Month').fill('8')
    await coordinator.getByLabel('Year').fill('2027')
    await coordinator.getByRole('button', { name: 'Set this target' }).click()
    await expect(coordinator.getByRole('status')).toHaveText('The target is set')
    await expect(coordinator.getByRole('row', { name: /Places not filled/ })).toContainText('20%')

    await coordinator.goto(paths.area.planningStatement)
    await expect(coordinator.getByText(/^14 learners have put a course here first/)).toBeVisible()
    await expect(coordinator.getByText('13 choices were refused because there was no place left.')).toBeVisible()
    await expect(coordinator.getByRole('img', { name: /Where most is asked for/ })).toBeVisible()
    await expectNoAxeFindings(coordinator)
    await coordinator.emulateMedia({ media: 'print' })
    await expect(coordinator.getByText('What the figures mean')).toBeVisible()
    await expect(coordinator.getByRole('link', { name: 'Planning' }).first()).toBeHidden()
    const file = await coordinator.request.get(paths.area.planningFile('demand'))
    expect(await file.text()).toContain('Engineering,4,14,14,')
  },
)
