import { paths } from '~/paths'
import { setRate } from '~/domain/charges/charge.commands.server'
import { recordArrival } from '~/domain/placements/placement.commands.server'
import { londonMoment } from '~/kit/dates'
import { alsoOnThursdays, aPlaced } from '#tests/support/changed-placements'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { settleAll } from '#tests/support/placements'
import { setClock } from '#tests/support/served'

season.use({ story: 'a placement changes' })

season(
  'a placement moves to other days, gets a seat on a minibus, and is on a statement of its host',
  async ({ db, as }) => {
    const placed = await aPlaced(db)
    const { panel, id, head, host, learnerId, tuesdays } = placed
    await alsoOnThursdays(db, placed)
    await setRate({ ...panel.coordinator }, { host: null, fromOn: '2026-09-01', perHour: 650, minutes: null })
    const { schoolId } = panel.town
    const school = await as('careers-lead', { organisationId: schoolId })

    await school.goto(paths.tracking.placement(id))
    await school.getByRole('link', { name: 'Change the days' }).click()
    await expectNoAxeFindings(school)
    await school.getByLabel('Tuesday afternoon').uncheck()
    await school.getByLabel('Thursday afternoon').check()
    await school.getByRole('button', { name: 'Change the days' }).click()
    await expect(school.getByRole('alert')).toContainText('Enter the day')
    await typeDay(school, 'From which day?', ['6', '1', '2027'])
    await school.getByLabel('The timetable of the home school has changed').check()
    await school.getByRole('button', { name: 'Change the days' }).click()
    await expect(school.getByRole('status')).toContainText('The days are changed')
    await expect(school.getByRole('region', { name: 'Changes' })).toContainText('Thursday afternoon')
    await expectNoAxeFindings(school)

    await school.goto(paths.travel.newRun)
    await school.getByLabel('What is it called?').fill('Bus to Riverside')
    await school.getByLabel('On which weekday?').selectOption('Thursday')
    await school.getByLabel('Where does it stop, and when?').fill('12:15 Northgate School\n12:40 Riverside College')
    await school.getByLabel('How many seats are there for learners?').fill('1')
    await typeDay(school, 'From which day?', ['1', '1', '2027'])
    await typeDay(school, 'Until which day?', ['16', '7', '2027'])
    await school.getByLabel('Telephone number of whoever answers for it on the day').fill('01632 960140')
    await expectNoAxeFindings(school)
    await school.getByRole('button', { name: 'Add the minibus' }).click()
    await school.getByRole('link', { name: 'Give a seat' }).click()
    await school.getByLabel('Who?').selectOption({ index: 1 })
    await school.getByLabel('Where do they get on?').selectOption('12:15 Northgate School')
    await school.getByRole('button', { name: 'Give the seat' }).click()
    await expect(school.getByRole('region', { name: 'Seats' })).toContainText('Amina Yusuf')
    await expectNoAxeFindings(school)

    await settleAll({ id, host, head })
    const first = { ...host, now: londonMoment('2027-01-07', '09:00:00') }
    await recordArrival(first, id, { day: '2027-01-07', version: 2 })
    await setClock(db, new Date('2027-02-04T09:00:00Z'))
    const tutor = await as('tutor', { organisationId: schoolId, form: '11A' })
    await tutor.goto(paths.travel.day())
    await tutor.getByRole('link', { name: 'List of Bus to Riverside' }).click()
    await expect(tutor.getByRole('row', { name: /Amina Yusuf/ })).toContainText('Expected')
    await expectNoAxeFindings(tutor)

    const college = await as('admissions-manager', { organisationId: tuesdays.hostId })
    await college.goto(paths.charges.newStatement)
    await college.getByLabel('For which home school?').selectOption({ index: 1 })
    await typeDay(college, 'First day', ['1', '1', '2027'])
    await typeDay(college, 'Last day', ['31', '1', '2027'])
    await college.getByRole('button', { name: 'Work it out' }).click()
    await expect(college.getByRole('row', { name: /Amina Yusuf/ })).toContainText('£19.50')
    await expectNoAxeFindings(college)
    await college.getByRole('button', { name: 'Issue to the home school' }).click()
    await expect(college.getByRole('status')).toContainText('The statement is issued')

    const reader = await as('careers-lead', { organisationId: schoolId })
    await reader.goto(paths.charges.school)
    await reader.getByRole('link', { name: '1 January 2027 to 31 January 2027' }).click()
    await expect(reader.getByRole('row', { name: /Total/ })).toContainText('£78.00')
    await expectNoAxeFindings(reader)

    const learner = await as('learner', { learnerId })
    await learner.goto(paths.learner.placements)
    await expect(learner.getByText('On Thursday, get on at Northgate School at 12:15.')).toBeVisible()
    await expectNoAxeFindings(learner)
  },
)

type Page = Parameters<typeof expectNoAxeFindings>[0]

async function typeDay(page: Page, legend: string, [day = '', month = '', year = '']: string[]) {
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Day', { exact: true }).fill(day)
  await group.getByLabel('Month', { exact: true }).fill(month)
  await group.getByLabel('Year', { exact: true }).fill(year)
}
