import { afterEach, expect, test, vi } from 'vitest'
import { realNow, setClockByDatabase } from '~/kit/clock.server'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const HOUR_MS = 3_600_000

afterEach(async () => {
  vi.restoreAllMocks()
  await setClockByDatabase(test$.db)
})

test('a process whose clock is right keeps it', async () => {
  expect(await setClockByDatabase(test$.db)).toBe(0)
})

test.each([HOUR_MS, -HOUR_MS])('F-7: a process whose clock is wrong by %i ms goes by the database', async (wrong) => {
  const right = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => right() + wrong)

  await setClockByDatabase(test$.db)

  expect(Math.abs(realNow().getTime() - right())).toBeLessThan(1000)
})
