import { describe, expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import { gradeOn, gradesInWords, qualificationNames, qualifications } from '~/domain/plans/grade'
import { gradesForm } from '~/domain/plans/grade.schemas'
import { writeOwnGrades } from '~/domain/plans/grade.commands.server'
import { predictGrades } from '~/domain/predictions/prediction.commands.server'
import { predictedGradesOf } from '~/domain/plans/grade.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { visitor } from '~/kit/actor'
import { aLearner, anOfficerAt, aProvider, aTown, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'
import { readFileSync } from 'node:fs'

const test$ = testDatabase()
const gcse = 'GCSE (9 to 1)' as const

describe('a grade', () => {
  test.each([
    [gcse, '9', '9'],
    [gcse, 'u', 'U'],
    [gcse, 'A', null],
    ['GCSE combined science', '6 5', '6-5'],
    ['GCSE combined science', '65', '6-5'],
    ['GCSE combined science', '6-4', null],
    ['BTEC or technical award', 'l2d*', 'L2D*'],
    ['Functional Skills', 'pass', 'Pass'],
    ['Entry level certificate', 'entry 3', 'Entry 3'],
  ] as const)('of %s typed as “%s” is %s', (qualification, typed, expected) => {
    expect(gradeOn(qualification, typed)).toBe(expected)
  })

  test.each(qualificationNames)('of %s can be told in words', (qualification) => {
    expect(gradesInWords(qualification)).toContain(qualifications[qualification][0])
  })

  test.skipIf(!hasShared)('has the scales of the published list (with the shared data)', () => {
    const published = readFileSync(sharedData('codes/grade_scales.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','))
    const scale = (name: string) => published.filter(([first]) => first === name).map(([, grade]) => grade)

    expect(qualifications[gcse]).toEqual(scale('GCSE 9-1'))
    expect(qualifications['GCSE (A* to G)']).toEqual(scale('GCSE A*-G'))
    expect(qualifications['GCSE combined science'].slice(0, -1)).toEqual(scale('GCSE combined science (double award)'))
    expect(qualifications['BTEC or technical award']).toEqual(scale('BTEC/Technical Award L1-L2'))
    expect(qualifications['Functional Skills']).toEqual(scale('Functional Skills'))
  })
})

describe('the page of grades', () => {
  const check = (grades: Record<string, unknown>) => gradesForm.safeParse({ grades, isFinished: 'no' })
  const faultAt = (result: ReturnType<typeof check>) => result.error?.issues.map(({ path }) => path.join('.'))

  test('leaves out rows without a grade', () => {
    const result = check({
      0: { subject: 'English language', qualification: gcse, grade: '' },
      1: { subject: ' Art ', qualification: gcse, grade: '7' },
    })

    expect(result.data?.grades).toEqual([
      { subject: 'Art', qualification: gcse, grade: '7', achieved: null, year: null },
    ])
  })

  test('keeps a result and its year, and takes off what is ticked', () => {
    const result = check({
      0: { subject: 'Art', qualification: gcse, grade: '', achieved: '6', year: '2026' },
      1: { subject: 'Music', qualification: gcse, grade: '5', remove: 'yes' },
    })

    expect(result.data?.grades).toEqual([
      { subject: 'Art', qualification: gcse, grade: null, achieved: '6', year: 2026 },
    ])
  })

  test.each([
    [{ 3: { subject: '', qualification: gcse, grade: '7' } }, ['grades.3.subject']],
    [{ 0: { subject: 'Art', qualification: gcse, grade: '7', achieved: 'X' } }, ['grades.0.achieved']],
    [{ 0: { subject: 'Art', qualification: gcse, grade: '7', year: '27' } }, ['grades.0.year']],
    [{ 0: { subject: 'Art', qualification: 'Degree', grade: '7' } }, ['grades.0.qualification']],
    [{ 0: { subject: 'Art', qualification: gcse, grade: '10' } }, ['grades.0.grade']],
    [
      {
        0: { subject: 'Art', qualification: gcse, grade: '7' },
        1: { subject: 'art', qualification: gcse, grade: '6' },
      },
      ['grades.1.subject'],
    ],
  ])('says beside the row what is wrong: %o', (rows, expected) => {
    expect(faultAt(check(rows))).toEqual(expected)
  })

  test('takes twenty rows and no more', () => {
    const rows = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [at, { subject: `S${at}`, qualification: gcse, grade: '5' }]),
      )

    expect(check(rows(20)).success).toBe(true)
    expect(check(rows(21)).success).toBe(false)
  })
})

describe('predictGrades', () => {
  async function aPupil() {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const tutor = {
      db,
      now: FRIDAY,
      requestId: 'test',
      actor: { ...visitor, role: 'head' as const, organisationId: town.schoolId, areaId: town.areaId },
    }
    return { db, town, learnerId, tutor }
  }

  test('confirms grades with one event; the learner’s own words give way', async () => {
    const { db, town, learnerId, tutor } = await aPupil()
    const own = theLearner(db, learnerId, town)
    await writeOwnGrades(own, learnerId, [
      { subject: 'Mathematics', qualification: gcse, grade: '9' },
      { subject: 'Art', qualification: gcse, grade: '8' },
    ])

    await predictGrades(tutor, learnerId, [{ subject: 'Mathematics', qualification: gcse, grade: '6' }])
    await writeOwnGrades(own, learnerId, [{ subject: 'Mathematics', qualification: gcse, grade: '9' }])

    expect(await predictedGradesOf(own, learnerId)).toEqual([
      { subject: 'Mathematics', qualification: gcse, grade: '6', isConfirmed: true },
    ])
    expect(await eventsOf(db, learnerId)).toContain('grades.predicted')
  })

  test('keeps a result beside what the school predicts, whatever the learner writes later', async () => {
    const { db, town, learnerId, tutor } = await aPupil()
    const own = theLearner(db, learnerId, town)
    const art = { subject: 'Art', qualification: gcse, grade: '7', achieved: '6', year: 2026 }
    await writeOwnGrades(own, learnerId, [art])
    await predictGrades(tutor, learnerId, [{ subject: 'Art', qualification: gcse, grade: '8' }])

    await writeOwnGrades(own, learnerId, [{ subject: 'Music', qualification: gcse, grade: '5' }])

    const { grades } = await findSheet(own, learnerId)
    expect(grades).toEqual([
      { ...art, grade: '8', isConfirmed: true },
      { subject: 'Music', qualification: gcse, grade: '5', achieved: null, year: null, isConfirmed: false },
    ])
  })

  test('is for the learner’s own school', async () => {
    const { db, town, learnerId } = await aPupil()
    const elsewhere = await aProvider(db, town, { kind: 'school', name: 'Hilltop School' })
    const stranger = {
      db,
      now: FRIDAY,
      requestId: 'test',
      actor: { ...visitor, role: 'head' as const, organisationId: elsewhere },
    }

    await expect(predictGrades(stranger, learnerId, [])).rejects.toThrow(NotFound)
    await expect(predictGrades(theLearner(db, learnerId, town), learnerId, [])).rejects.toThrow(NotAllowed)
    await expect(predictGrades(anOfficerAt(db, elsewhere, town), learnerId, [])).rejects.toThrow(NotFound)
  })
})
