import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { refreshAll } from '~/domain/leavers/refresh.commands.server'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import { aLearner, aTown } from '#tests/support/admissions'
import { NOVEMBER } from '#tests/support/activity-surveys'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'
import { anAdviser, anEnrolment } from '#tests/support/tracking'

season.use({ story: 'the annual activity survey' })

season(
  'a coordinator opens the annual survey; a leaver answers on a phone, a school knows better and sends a file, advisers see to the rest',
  async ({ db, as, visit }) => {
    const town = await aTown(db)
    await anEnrolment(db, { town, startedOn: '2026-11-20' })
    await aLearner(db, town, { givenNames: 'Ben', familyName: 'Baker' })
    const onPaper = await aLearner(db, town, { givenNames: 'Pia', familyName: 'Paper' })
    await db.updateTable('account').set({ learnerId: null }).where('learnerId', '=', onPaper).execute()
    await db.updateTable('learner').set({ email: null }).where('id', '=', onPaper).execute()
    await setClock(db, NOVEMBER)
    await refreshAll(systemContext(db, NOVEMBER), { areaId: town.areaId, leavingYear: 2027 })
    const { actor } = await anAdviser(db, town, NOVEMBER)
    const adviser = await as('adviser', { accountId: actor.id ?? '', organisationId: actor.organisationId ?? '' })
    const coordinator = await as('coordinator', { organisationId: actor.organisationId ?? '' })
    const careers = await as('careers-lead', { organisationId: town.schoolId })

    await coordinator.goto(paths.area.home)
    await coordinator.getByRole('link', { name: 'Activity survey' }).click()
    await expectNoAxeFindings(coordinator)
    await coordinator.getByRole('button', { name: 'Open the survey' }).click()
    await expect(coordinator.getByRole('status')).toContainText('The survey is open')
    await expectNoAxeFindings(coordinator)

    const code = await codeInLetter(db)
    const leaver = await visit()
    await leaver.setViewportSize({ width: 375, height: 740 })
    await leaver.goto(paths.leavers.answer(code))
    await expect(leaver.getByText('Ben')).toHaveCount(0)
    await expectNoAxeFindings(leaver)
    await leaver.getByRole('button', { name: 'Send my answer' }).click()
    await expect(leaver.getByRole('alert')).toContainText('Enter your date of birth')
    await leaver.getByLabel('I have a full-time job').check()
    await leaver.getByLabel('Where?').fill('Castle Motors')
    const born = leaver.getByRole('group', { name: 'What is your date of birth?' })
    await born.getByLabel('Day', { exact: true }).fill('28')
    await born.getByLabel('Month', { exact: true }).fill('3')
    await born.getByLabel('Year', { exact: true }).fill('2011')
    await leaver.getByRole('button', { name: 'Send my answer' }).click()
    await expect(leaver.getByRole('alert')).toContainText('This is not the date of birth we have')
    await expect(leaver.getByLabel('Where?')).toHaveValue('Castle Motors')
    await born.getByLabel('Day', { exact: true }).fill('27')
    await leaver.getByRole('button', { name: 'Send my answer' }).click()
    await expect(leaver.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await expectNoAxeFindings(leaver)

    await adviser.goto(paths.leavers.work())
    await expect(adviser.getByRole('link', { name: 'Pia Paper', exact: true })).toBeVisible()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Look at it for Pia Paper' }).click()
    await expectNoAxeFindings(adviser)
    await adviser.goto(paths.leavers.notKnown())
    await expect(adviser.getByRole('link', { name: 'Ben Baker', exact: true })).toHaveCount(0)
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Print letters' }).click()
    await adviser.getByLabel('School').selectOption({ label: 'Northgate School' })
    await adviser.getByRole('button', { name: 'Make the letters' }).click()
    await expect(adviser.getByText('Dear Pia,')).toBeVisible()
    await expectNoAxeFindings(adviser)

    await careers.goto(paths.school.home)
    await careers.getByRole('link', { name: 'Where our leavers went' }).click()
    await expectNoAxeFindings(careers)
    await careers.getByRole('link', { name: 'Tell us where Amina Yusuf went' }).click()
    await careers.getByLabel('What were they doing on 1 November?').selectOption('330')
    await careers.getByLabel('How do you know?').fill('Her mother told us.')
    await expectNoAxeFindings(careers)
    await careers.getByRole('button', { name: 'Tell the adviser' }).click()
    await expect(careers.getByText('Nobody has looked at it yet')).toBeVisible()

    await adviser.goto(paths.leavers.disputes)
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Decide for Amina Yusuf' }).click()
    await adviser.getByLabel('What is recorded').check()
    await adviser.getByLabel('Why?').fill('The college has seen her every day.')
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Decide' }).click()
    await expect(adviser.getByRole('status')).toContainText('The school is told')
    await careers.reload()
    await expect(careers.getByText('The college has seen her every day.')).toBeVisible()
    await expectNoAxeFindings(careers)

    await careers.goto(paths.leavers.files)
    const text =
      'Surname,Forename,Date of birth,Activity,Where\nPaper,Pia,27/03/2011,230,Riverside\nNobody,Nora,01/01/2011,230,\n'
    await careers
      .getByLabel('The file')
      .setInputFiles({ name: 'leavers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await expectNoAxeFindings(careers)
    await careers.getByRole('button', { name: 'Preview' }).click()
    await expectNoAxeFindings(careers)
    await careers.getByRole('button', { name: 'Take this file in' }).click()
    await expect(careers.getByRole('status')).toContainText('The file is taken in')

    await adviser.goto(paths.leavers.notKnown())
    await expect(adviser.getByText('Everybody is known')).toBeVisible()
    await coordinator.reload()
    await coordinator.getByText('Close the survey before its last day').click()
    await coordinator.getByRole('button', { name: 'Close the survey now' }).click()
    await expect(coordinator.getByRole('status')).toContainText('Its results are fixed')
    const coming = coordinator.waitForEvent('download')
    await coordinator.getByRole('link', { name: 'The file of the return (CSV)' }).click()
    expect((await coming).suggestedFilename()).toBe('activity-survey-2027.csv')
    await leaver.goto(paths.leavers.answer(code))
    await expect(leaver.getByRole('heading', { name: 'This survey is closed' })).toBeVisible()
  },
)

/** The code in the one letter of the survey, once it is written. */
async function codeInLetter(db: Kysely<DB>): Promise<string> {
  let found = ''
  await expect(async () => {
    const letters = await db.selectFrom('letter').select('body').where('template', '=', 'ActivitySurvey').execute()
    found = /survey\/([0-9A-Z-]+)/.exec(letters.map(({ body }) => body).join(''))?.[1] ?? ''
    expect(found).not.toBe('')
  }).toPass()
  return found
}
