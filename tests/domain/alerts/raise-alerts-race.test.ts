import { expect, test } from 'vitest'
import { raiseAlerts } from '~/domain/alerts/alert.commands.server'
import { systemContext } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { lettersIn } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aHostedLearner, markAs } from '#tests/support/registers'
import { aSession } from '#tests/support/tracking'

const race$ = racingDatabase()

test('F-8: of two workers in the same night one opens the alert, and one letter goes to each reader', async () => {
  const { db } = race$
  const hosted = await aHostedLearner(db)
  for (const back of [2, 1, 0]) {
    const sessionId = await aSession(hosted.teacher, hosted.runId, addDays('2026-11-20', -back))
    await markAs(hosted.teacher, sessionId, { [hosted.learnerId]: 'O' })
  }
  const ctx = systemContext(db, new Date('2026-11-20T23:00:00Z'))

  const opened = await Promise.all(Array.from({ length: 4 }, () => raiseAlerts(ctx)))
  await drainJobs(db, ctx.now)

  expect(opened.toSorted()).toEqual([0, 0, 0, 1])
  const letters = (await lettersIn(db)).filter(({ template }) => template === 'AttendanceAlert')
  expect(letters).toHaveLength(2)
})
