import { expect, test } from 'vitest'
import { endEnrolment } from '~/domain/programme-ends/programme-end.commands.server'
import { undoEnd } from '~/domain/programme-ends/undo-end.commands.server'
import { racingDatabase } from '#tests/support/database'
import { anEndForm, aProgramme, aWithdrawal } from '#tests/support/programmes'
import { eventsCalled } from '#tests/support/tracking'

const race$ = racingDatabase()

const refusals = (both: PromiseSettledResult<unknown>[]) =>
  both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))

test('two who end the same programme at once make one ending, and two who take it back one undo', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { officer, manager, enrolmentId } = await aProgramme(race$.db)
    const withdrawal = await aWithdrawal(race$.db)

    const ended = await Promise.allSettled([
      endEnrolment(officer, enrolmentId, 'completed', anEndForm()),
      endEnrolment(manager, enrolmentId, 'withdrawn', withdrawal),
    ])

    expect(refusals(ended)).toEqual(['changed-meanwhile'])
    const endId = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0] ?? ''
    const undone = await Promise.allSettled([
      undoEnd(manager, endId, { why: 'A slip' }),
      undoEnd(manager, endId, { why: 'A slip' }),
    ])
    expect(refusals(undone)).toEqual(['changed-meanwhile'])
  }
  expect(await eventsCalled(race$.db, 'programme.ended')).toHaveLength(5)
  expect(await eventsCalled(race$.db, 'programme-end.undone')).toHaveLength(5)
})
