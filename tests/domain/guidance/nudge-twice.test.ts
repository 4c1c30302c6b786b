import { expect, test } from 'vitest'
import { nudgeLearners } from '~/domain/guidance/nudge.commands.server'
import { aLearner, aTown } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = racingDatabase()

test('two colleagues who remind the same learner at the same moment write one letter (F-8)', async () => {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')

  const answers = await Promise.allSettled([nudgeLearners(tutor, [learnerId]), nudgeLearners(lead, [learnerId])])

  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.selectFrom('nudge').select('gap').execute()).toEqual([{ gap: 'no-profile' }])
})
