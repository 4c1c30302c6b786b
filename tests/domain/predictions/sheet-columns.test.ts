import { describe, expect, test } from 'vitest'
import { confirmPredictions } from '~/domain/predictions/prediction-import.commands.server'
import { findSheetOfGrades } from '~/domain/predictions/prediction-import.queries.server'
import type { Meaning } from '~/domain/predictions/sheet-column'
import { sayColumns } from '~/domain/predictions/sheet-column.commands.server'
import { columnsOf } from '~/domain/predictions/sheet-column.queries.server'
import { columnsForm } from '~/domain/predictions/sheet-column.schemas'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aTown, eventsOf } from '#tests/support/admissions'
import { upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'
import { predicting } from './importing'

const test$ = testDatabase()
const { aSchool, preview, bring, gradesIn } = predicting(test$)

const odd = `Kennung,Wer,Mth 9-1 PG,Spalte D
${upn(1)},Okaforb,7,x
${upn(2)},Okaforc,5,y
`
const said = (...meanings: (Meaning | [Meaning, string])[]) =>
  meanings.map((one, place) => {
    const [meaning, subject] = typeof one === 'string' ? [one, ''] : one
    return { place, meaning, subject }
  })
const right = said('upn', 'familyName', ['grades', 'Maths'], 'nothing')

describe('columns with names of their own', () => {
  test('a file of which nothing is known waits until somebody says what it is, and is then previewed', async () => {
    const { officer } = await aSchool()
    const refused = await preview(officer, odd)
    expect(refused).toMatchObject({ status: 'refused' })
    expect((await columnsOf(officer, refused.intakeId)).columns).toMatchObject([
      { place: 0, heading: 'Kennung', examples: [upn(1), upn(2)], meaning: 'nothing', subject: null },
      { heading: 'Wer' },
      { heading: 'Mth 9-1 PG', examples: ['7', '5'] },
      { heading: 'Spalte D' },
    ])

    const seen = await sayColumns(officer, refused.intakeId, right)

    expect(seen).toMatchObject({ status: 'dry-run', findings: [], counts: { grades: { read: 2, added: 2 } } })
    expect(await gradesIn()).toEqual([])
    await confirmPredictions(officer, seen.intakeId)
    expect(await gradesIn()).toMatchObject([
      { who: 'Aminab', subject: 'Mathematics', grade: '7' },
      { who: 'Aminac', subject: 'Mathematics', grade: '5' },
    ])
    expect(await eventsOf(test$.db, refused.intakeId)).toContain('predictions.columns-said')
  })

  test('what was said holds for the school’s next file, and for no other school', async () => {
    const { officer } = await aSchool()
    await sayColumns(officer, (await preview(officer, odd)).intakeId, right)

    expect(await bring(officer, odd.replace(',7,', ',8,'))).toMatchObject({
      status: 'done',
      counts: { grades: { added: 2 } },
    })
    const { officer: other } = await aSchoolElsewhere()
    expect(await preview(other, odd)).toMatchObject({ status: 'refused' })
  })

  test('goes before what we read ourselves: a column can be left out, or be another subject', async () => {
    const { officer } = await aSchool()
    const seen = await preview(officer, `UPN,Maths,Science\n${upn(1)},7,6-5\n`)
    expect((await columnsOf(officer, seen.intakeId)).columns).toMatchObject([
      { meaning: 'upn' },
      { meaning: 'grades', subject: 'Maths' },
      { meaning: 'grades', subject: 'Science' },
    ])

    const again = await sayColumns(officer, seen.intakeId, said('upn', ['grades', 'Statistics'], 'nothing'))

    await confirmPredictions(officer, again.intakeId)
    expect(await gradesIn()).toMatchObject([{ subject: 'Statistics', grade: '7' }])
  })

  test('the file goes on to the new preview: the old one can no longer be taken in', async () => {
    const { officer } = await aSchool()
    const { intakeId } = await preview(officer, odd)
    await sayColumns(officer, intakeId, right)

    expect((await findSheetOfGrades(officer, intakeId)).keptAs).toBeNull()
    await expect(columnsOf(officer, intakeId)).rejects.toMatchObject({ code: 'taken-already' })
    await expect(sayColumns(officer, intakeId, right)).rejects.toMatchObject({ code: 'taken-already' })
  })

  test('two columns cannot be the same, and grades need their subject; nothing is kept then', async () => {
    const { officer } = await aSchool()
    const { intakeId } = await preview(officer, odd)

    await expect(sayColumns(officer, intakeId, said('upn', 'upn'))).rejects.toMatchObject({
      code: 'said-twice',
      field: 'columns.1.meaning',
    })
    await expect(sayColumns(officer, intakeId, said('upn', ['grades', '']))).rejects.toMatchObject({
      code: 'subject-missing',
      field: 'columns.1.subject',
    })
    expect(await test$.db.selectFrom('predictionColumn').select('heading').execute()).toEqual([])
    expect((await columnsOf(officer, intakeId)).columns).toHaveLength(4)
  })

  test('is for those who keep the grades of this school', async () => {
    const { officer, town } = await aSchool()
    const { intakeId } = await preview(officer, odd)
    const tutor = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11A' })
    const { officer: other } = await aSchoolElsewhere()

    await expect(sayColumns(other, intakeId, right)).rejects.toThrow(NotFound)
    await expect(sayColumns(tutor, intakeId, right)).rejects.toSatisfy(
      (error) => error instanceof NotAllowed || error instanceof NotFound,
    )
  })
})

test('a form with columns that nobody asked for is refused or passed over', () => {
  expect(columnsForm.safeParse({ columns: { 0: { meaning: 'grade' } } })).toMatchObject({ success: true })
  expect(columnsForm.safeParse({ columns: { 0: { meaning: 'everything' } } }).success).toBe(false)
  expect(columnsForm.safeParse({ columns: { 'x-1': { meaning: 'grade' } } }).success).toBe(false)
})

async function aSchoolElsewhere() {
  const town = await aTown(test$.db)
  return { officer: await aStaffContext(test$.db, town.schoolId, town, 'exams-officer') }
}
