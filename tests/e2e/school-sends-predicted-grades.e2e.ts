import { importLearners } from '~/domain/learners/cohort.commands.server'
import { systemContext } from '~/kit/context.server'
import { paths } from '~/paths'
import { aTown, FRIDAY } from '#tests/support/admissions'
import { aFile, aPupil, csvOf, upn } from '#tests/support/cohorts'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

const sheet = `UPN,Maths,Art\n${upn(1)},7,6\n${upn(2)},12,5\n`

journey(
  'a careers lead sends predicted grades in a file, mends one in the grid, and undoes the file',
  async ({ db, as }) => {
    const town = await aTown(db)
    const urn = '900001'
    await db.updateTable('organisation').set({ urn: null }).where('urn', '=', urn).execute()
    await db.updateTable('organisation').set({ urn }).where('id', '=', town.schoolId).execute()
    await importLearners(systemContext(db, FRIDAY), { urn, file: await aFile(csvOf([aPupil(1), aPupil(2)])) })

    const lead = await as('careers-lead', { organisationId: town.schoolId })
    await lead.goto(paths.school.predictions())
    await expectNoAxeFindings(lead)
    await lead.getByRole('link', { name: 'Send a file' }).click()
    await lead.getByRole('button', { name: 'Preview' }).click()
    await expect(lead.getByRole('alert')).toContainText('Choose a file')
    await lead
      .getByLabel('The file')
      .setInputFiles({ name: 'grades.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
    await lead.getByRole('button', { name: 'Preview' }).click()

    await expect(lead.getByRole('heading', { level: 1 })).toContainText('What this file would change')
    await expect(lead.getByRole('row', { name: /12 is not a grade on any scale/ })).toContainText('Refused')
    await expectNoAxeFindings(lead)
    await lead.getByRole('button', { name: 'Take this file in' }).click()
    await expect(lead.getByRole('status')).toHaveText('The grades are in')

    await lead.goto(paths.school.predictions({ form: '11A', subject: 'Maths' }))
    const [first, second] = [lead.getByLabel(/Grade of Okaforb/), lead.getByLabel(/Grade of Okaforc/)]
    await expect(first).toHaveValue('7')
    await second.fill('12')
    await first.fill('8')
    await lead.getByRole('button', { name: 'Save grades' }).click()
    await expect(lead.getByRole('alert')).toContainText('12 is not a grade here')
    await expect(first).toHaveValue('8')
    await second.fill('4')
    await lead.getByRole('button', { name: 'Save grades' }).click()
    await expect(lead.getByRole('status')).toHaveText('2 grades saved')
    await expectNoAxeFindings(lead)

    await lead.goto(paths.school.predictionFiles)
    await lead
      .getByRole('link', { name: /grades.csv/ })
      .first()
      .click()
    await lead.getByRole('link', { name: 'Undo this file' }).click()
    await lead.getByRole('button', { name: 'Undo this file' }).click()
    await expect(lead.getByRole('status')).toHaveText('Undone: 2 as they were before, 1 left as they are now')
  },
)
