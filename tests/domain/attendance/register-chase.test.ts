import { expect, test } from 'vitest'
import { chaseRegisters } from '~/domain/attendance/register-chase.jobs.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aColleague, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, aMarkedSession } from '#tests/support/registers'
import { aSession } from '#tests/support/tracking'

const test$ = testDatabase()

async function chaseOn(day: string) {
  const ctx = systemContext(test$.db, new Date(`${day}T07:26:00Z`))
  await chaseRegisters(ctx)
  await chaseRegisters(ctx)
  await drainJobs(test$.db, ctx.now)
  const letters = await lettersIn(test$.db)
  return letters.filter(({ template }) => template === 'RegistersToTake').map(({ subject }) => subject)
}

test('the morning after those who take registers are asked, once', async () => {
  const hosted = await aHostedLearner(test$.db)
  await aSession(hosted.teacher, hosted.runId)
  await aSession(hosted.teacher, hosted.runId, '2026-11-18')

  expect(await chaseOn('2026-11-20')).toEqual([])
  expect(await chaseOn('2026-11-21')).toEqual(['2 registers are not taken'])
})

test('nobody is asked for a register that was taken, or in which nobody stands', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  await aMarkedSession(hosted, 'P')
  await aSession(hosted.teacher, hosted.runId, '2026-11-12')

  expect(await chaseOn('2026-11-21')).toEqual([])
})

test('on Mondays the managers hear of two weeks', async () => {
  const { db } = test$
  const hosted = await aHostedLearner(db)
  const { email } = await aColleague(db, hosted.hostId, 'admissions-manager')
  await aSession(hosted.teacher, hosted.runId, '2026-11-18')

  expect(await chaseOn('2026-11-22')).toEqual([])
  expect(await chaseOn('2026-11-23')).toEqual(['A register is not taken'])
  expect((await lettersIn(db)).map(({ toEmail }) => toEmail)).toEqual([email])
})
