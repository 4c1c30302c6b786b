import { expect, test } from 'vitest'
import { findSheet } from '~/domain/applications/application.queries.server'
import { gradeCells } from '~/domain/applications/snapshot'
import { writeOwnGrades } from '~/domain/plans/grade.commands.server'
import { aLearner, aTown, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const gcse = 'GCSE (9 to 1)' as const

test('a subject with a result and no prediction has no empty cell', async () => {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  await writeOwnGrades(theLearner(db, learnerId, town), learnerId, [
    { subject: 'Art', qualification: gcse, grade: null, achieved: '7', year: 2026 },
    { subject: 'Mathematics', qualification: gcse, grade: '6' },
  ])
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })

  const { grades } = await findSheet(tutor, learnerId)

  expect(gradeCells(grades)).toEqual([
    ['Art', gcse, 'None', '7 (2026)', 'The learner'],
    ['Mathematics', gcse, '6', 'None yet', 'The learner'],
  ])
})
