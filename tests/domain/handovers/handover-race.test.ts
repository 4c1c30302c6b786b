import { expect, test } from 'vitest'
import { handOver } from '~/domain/handovers/handover.commands.server'
import { handoverReasons, handoversOfLearner } from '~/domain/handovers/handover.queries.server'
import { aLearner, aTown } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const race$ = racingDatabase()

test('three colleagues who hand the same learner over at once do it once', async () => {
  const { db } = race$
  const town = await aTown(db)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const learnerId = await aLearner(db, town)
  const [reason] = await handoverReasons(tutor)

  const results = await Promise.allSettled(
    [1, 2, 3].map(() => handOver(tutor, [learnerId], { reason: reason?.id ?? '', tried: 'Two talks.' })),
  )

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toMatchObject([{ code: 'handed-over-already' }, { code: 'handed-over-already' }])
  expect(await handoversOfLearner(tutor, learnerId)).toHaveLength(1)
})
