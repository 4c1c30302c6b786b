import { afterEach, expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { racingDatabase } from '#tests/support/database'
import { endWhatIsOpen, expectOnce, momentOf, strikes } from '#tests/support/strikes'

const race$ = racingDatabase()

afterEach(() => endWhatIsOpen(race$.db))

test.each(strikes)(
  '“$line”, set $name, does it once where two do it at the same moment',
  async ({ line, day, begin }) => {
    const { db } = race$
    const { shift, at } = momentOf(line, day)
    const marks = await begin(db)

    await expect(Promise.all([1, 2].map(() => shift.run(systemContext(db, at))))).resolves.toHaveLength(2)
    await drainJobs(db, at)

    await expectOnce(marks)
  },
)
