import type { Kysely } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import type { DB } from '#db/schema'
import { nightShift } from '~/night-shift'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { workNightShift, type Shift } from '~/kit/night-shift.server'
import { racingDatabase } from '#tests/support/database'
import { clocks } from '#tests/support/every-clock'
import { notByDay } from '#tests/support/not-by-day'
import { endWhatIsOpen, expectOnce, momentOf, strikes } from '#tests/support/strikes'

const race$ = racingDatabase()
const MINUTE = 60_000
const A_NIGHT_AND_AN_HOUR = 25 * 60 * MINUTE

afterEach(() => endWhatIsOpen(race$.db))

test('every line of the night shift is a clock with a case, or says why no day makes it act', () => {
  const known = [...Object.keys(clocks), ...Object.keys(notByDay)]
  expect(known.toSorted()).toEqual(nightShift.map(({ name }) => name).toSorted())
})

describe('the line of the night shift', () => {
  test.each(strikes)(
    '“$line”, set $name, strikes on $day and once',
    async ({ line, day, begin, isFirstNight = false }) => {
      const { db } = race$
      const { shift, at } = momentOf(line, day)
      const marks = await begin(db)
      // Each case begins a watch of its own: what the one before has worked is forgotten.
      await db.deleteFrom('systemSetting').where('name', '=', 'night-shift').execute()

      // The night before has its turn as well: a day too soon is seen here.
      await watched(db, new Date(at.getTime() - (isFirstNight ? 2 * MINUTE : A_NIGHT_AND_AN_HOUR)), shift)
      await watched(db, new Date(at.getTime() - MINUTE), shift)
      expect(Object.values(await marks()).filter((count) => count > 0)).toEqual([])

      await Promise.all([watched(db, at, shift), watched(db, at, shift)])
      await drainJobs(db, at)
      await expectOnce(marks)

      await watched(db, at, shift)
      await Promise.all([1, 2].map(() => shift.run(systemContext(db, at))))
      await drainJobs(db, at)
      await expectOnce(marks)
    },
  )
})

/** The watch of the worker that looks every few seconds what has fallen due: here for one line alone. */
function watched(db: Kysely<DB>, now: Date, shift: Shift) {
  return workNightShift(systemContext(db, now), [shift])
}
