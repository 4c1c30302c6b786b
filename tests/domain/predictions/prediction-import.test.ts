import { describe, expect, test } from 'vitest'
import { writeOwnGrades } from '~/domain/plans/grade.commands.server'
import { predictGrades } from '~/domain/predictions/prediction.commands.server'
import { confirmPredictions } from '~/domain/predictions/prediction-import.commands.server'
import { findSheetOfGrades, recentSheets } from '~/domain/predictions/prediction-import.queries.server'
import { forgetUndoablePredictions } from '~/domain/predictions/prediction.jobs.server'
import { undoPredictions } from '~/domain/predictions/prediction-undo.commands.server'
import type { Context } from '~/kit/context.server'
import { aTown } from '#tests/support/admissions'
import { aPupil, uln, upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'
import { predicting } from './importing'

const test$ = testDatabase()
const { aSchool, preview, bring, gradesIn } = predicting(test$)

const gcse = 'GCSE (9 to 1)'
const wide = `UPN,Surname,Maths,English Language GCSE (Grade),Science,Set
${upn(1)},Okaforb,7,6,6-5,2
${upn(2)},Okaforc,5,,5-5,3
`
const long = `Surname,Forename,Form,Subject,Qualification,Predicted grade
Okaforb,Aminab,11A,Ma,GCSE,7
Okaforb,Aminab,11A,Business,BTEC Tech Award,L2 Merit
Okaford,Aminad,11A,History,,8
`
const later = (ctx: Context, days: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + days * 86_400_000),
})

describe('a sheet of predicted grades', () => {
  test('with a column for each subject is previewed without change, then taken in once', async () => {
    const { officer } = await aSchool()

    const seen = await preview(officer, wide)
    expect(seen).toMatchObject({ status: 'dry-run', counts: { grades: { read: 5, added: 5, refused: 0 } } })
    expect(seen.findings.map(({ code, field }) => [code, field])).toEqual([['column-passed-over', 'Set']])
    expect(await gradesIn()).toEqual([])

    expect(await confirmPredictions(officer, seen.intakeId)).toMatchObject({ status: 'done' })
    expect(await gradesIn()).toMatchObject([
      { who: 'Aminab', subject: 'English language', grade: '6', isConfirmed: true },
      { who: 'Aminab', subject: 'Mathematics', qualification: gcse, grade: '7' },
      { who: 'Aminab', subject: 'Science', qualification: 'GCSE combined science', grade: '6-5' },
      { who: 'Aminac', subject: 'Mathematics', grade: '5' },
      { who: 'Aminac', subject: 'Science', grade: '5-5' },
    ])
    await expect(confirmPredictions(officer, seen.intakeId)).rejects.toMatchObject({ code: 'taken-already' })
    expect((await recentSheets(officer)).map(({ status }) => status).sort()).toEqual(['done', 'dry-run'])
  })

  test('with a row for each grade finds learners by name and form, and subjects by code', async () => {
    const { officer } = await aSchool()

    expect(await bring(officer, long)).toMatchObject({ counts: { grades: { added: 3, refused: 0 } } })

    expect(await gradesIn()).toMatchObject([
      { who: 'Aminab', subject: 'Business', qualification: 'BTEC or technical award', grade: 'L2M' },
      { who: 'Aminab', subject: 'Mathematics', grade: '7' },
      { who: 'Aminad', subject: 'History', grade: '8' },
    ])
  })

  test('changes nothing the second time', async () => {
    const { officer } = await aSchool()
    await bring(officer, wide)

    expect(await bring(officer, wide)).toMatchObject({ counts: { grades: { added: 0, changed: 0, unchanged: 5 } } })
  })

  test('tells each grade that changes, and leaves alone what it does not speak of', async () => {
    const { officer } = await aSchool()
    await bring(officer, wide)

    const report = await bring(officer, `UPN,Mathematics\n${upn(1)},8\n${upn(2)},\n`)

    expect(report).toMatchObject({ counts: { grades: { read: 1, changed: 1, added: 0 } } })
    expect(report.findings).toMatchObject([{ code: 'grade-changed', line: 2, sentence: 'Mathematics: 7 becomes 8.' }])
    expect(await gradesIn()).toHaveLength(5)
  })

  test('takes the place of the learner’s own words, under the name the learner gave', async () => {
    const { officer, learnerIds } = await aSchool()
    await writeOwnGrades(officer, learnerIds[0] ?? '', [{ subject: 'Maths', qualification: gcse, grade: '4' }])

    await bring(officer, `UPN,Mathematics\n${upn(1)},8\n`)

    expect(await gradesIn()).toMatchObject([{ subject: 'Maths', grade: '8', isConfirmed: true }])
  })

  test.each<[string, string, string]>([
    ['whose number nobody here has', `${upn(9)},,,7`, 'unknown-learner'],
    ['whose number has a wrong check letter', `${upn(1).replace(/^./, 'Z')},,,7`, 'upn-check-letter'],
    ['whose numbers contradict one another', `${upn(1)},${uln(2)},,7`, 'numbers-contradict'],
    ['whose number and name contradict one another', `${upn(1)},,Brandt,7`, 'name-differs'],
    ['that names nobody', ',,,7', 'unnamed-learner'],
    ['with a grade that is none', `${upn(1)},,,77`, 'grade-unknown'],
    ['with a cell too many', `${upn(1)},,,7,9`, 'too-many-cells'],
  ])('refuses a row %s, with its line and the reason', async (_, row, code) => {
    const { officer } = await aSchool()

    const report = await bring(officer, `UPN,ULN,Surname,Maths\n${upn(3)},,,6\n${row}\n`)

    expect(report).toMatchObject({ status: 'done', counts: { grades: { read: 2, added: 1, refused: 1 } } })
    expect(report.findings).toMatchObject([{ severity: 'error', code, line: 3 }])
  })

  test('guesses nobody: two learners of one name are told apart by form or birth date alone', async () => {
    const twins = [
      aPupil(1, { UPN: '', ULN: '', 'Legal forename': 'Jo', 'Legal surname': 'Lee', Reg: '11A' }),
      aPupil(2, { UPN: '', ULN: '', 'Legal forename': 'Jo', 'Legal surname': 'Lee', Reg: '11B', DOB: '02/02/2011' }),
    ]
    const { officer } = await aSchool(twins)

    const report = await bring(officer, 'Name,Form,DOB,Maths\n"Lee, Jo",,,7\n"Lee, Jo",11B,,6\nJo Lee,,24/06/2010,5\n')

    expect(report).toMatchObject({ counts: { grades: { added: 2, refused: 1 } } })
    expect(report.findings).toMatchObject([{ code: 'ambiguous-learner', line: 2 }])
  })

  test('counts the first of two grades for one subject, and refuses the other', async () => {
    const { officer } = await aSchool()

    const report = await bring(
      officer,
      `UPN,Subject,Grade\n${upn(1)},Maths,7\n${upn(1)},Ma,6\n${upn(1)},Mathematics,7\n`,
    )

    expect(report.findings).toMatchObject([
      { code: 'twice', line: 3, sentence: 'Line 2 gives another grade for the same subject.' },
    ])
    expect(await gradesIn()).toMatchObject([{ grade: '7' }])
  })

  test('keeps apart what a learner takes side by side, though a course may count both as art', async () => {
    const { officer } = await aSchool()

    expect(await bring(officer, `UPN,Fine art,Graphics,Art\n${upn(1)},7,6,5\n`)).toMatchObject({
      counts: { grades: { added: 3, refused: 0 } },
    })
    expect(await bring(officer, `UPN,Graphics\n${upn(1)},6\n`)).toMatchObject({ counts: { grades: { unchanged: 1 } } })
  })

  test('is sent by those who keep the grades, and seen by nobody else', async () => {
    const { db, town, officer } = await aSchool()
    const seen = await preview(officer, wide)
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'head')

    await expect(preview(tutor, wide)).rejects.toMatchObject({ name: 'NotAllowed' })
    for (const ctx of [tutor, stranger]) {
      await expect(findSheetOfGrades(ctx, seen.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(undoPredictions(ctx, seen.intakeId)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(confirmPredictions(ctx, seen.intakeId)).rejects.toThrow()
    }
  })
})

describe('undoing a sheet', () => {
  test('puts back what was there, for 14 days and once', async () => {
    const { officer, learnerIds } = await aSchool()
    const [first = ''] = learnerIds
    await predictGrades(officer, first, [{ subject: 'Mathematics', qualification: gcse, grade: '4' }])
    await writeOwnGrades(officer, first, [{ subject: 'English language', qualification: gcse, grade: '3' }])
    const before = await gradesIn()
    const { intakeId } = await bring(officer, wide)

    await expect(undoPredictions(later(officer, 15), intakeId)).rejects.toMatchObject({ code: 'too-late' })
    expect(await undoPredictions(officer, intakeId)).toEqual({ restored: 5, left: 0 })

    expect(await gradesIn()).toEqual(before)
    await expect(undoPredictions(officer, intakeId)).rejects.toMatchObject({ code: 'undone-already' })
    expect(await bring(officer, wide)).toMatchObject({ counts: { grades: { added: 4, changed: 1 } } })
  })

  test('leaves what somebody has changed since', async () => {
    const { officer, learnerIds } = await aSchool()
    const { intakeId } = await bring(officer, `UPN,Maths\n${upn(1)},7\n${upn(2)},6\n`)
    await predictGrades(officer, learnerIds[0] ?? '', [{ subject: 'Mathematics', qualification: gcse, grade: '9' }])

    expect(await undoPredictions(officer, intakeId)).toEqual({ restored: 1, left: 1 })
    expect(await gradesIn()).toMatchObject([{ who: 'Aminab', grade: '9' }])
  })

  test('is impossible once it was forgotten how things were', async () => {
    const { db, officer } = await aSchool()
    await bring(officer, wide)

    await forgetUndoablePredictions(later(officer, 13))
    expect(await db.selectFrom('intakeRow').select('id').where('noun', '=', 'predictions').execute()).toHaveLength(2)
    await forgetUndoablePredictions(later(officer, 15))
    expect(await db.selectFrom('intakeRow').select('id').where('noun', '=', 'predictions').execute()).toEqual([])
  })
})
