import { expect, test } from 'vitest'
import { reinstatePlace } from '~/domain/deferrals/deferral.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, type ChoiceWithAll } from '#tests/support/admissions'
import { courseOf, onSameRun } from '#tests/support/cancellations'
import { keepForNextYear } from '#tests/support/deferrals'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const SEPTEMBER = new Date('2027-09-01T09:00:00Z')

test('of two kept places for one last place, one is confirmed; and one confirmed by two hands counts once', async () => {
  const { db } = race$
  const first = await aChoice(db, { state: 'place_confirmed' })
  const second = await onSameRun(db, first, { state: 'place_confirmed' })
  const courseId = await courseOf(db, first.runId)
  const run = { courseId, key: 'next', startsOn: '2028-09-04', places: 1, hasHardLimit: true }
  const { id: to } = await db.insertInto('courseRun').values(run).returning('id').executeTakeFirstOrThrow()
  for (const choice of [first, second]) await keepForNextYear(choice, to)
  const confirm = ({ officer, id }: ChoiceWithAll) => reinstatePlace({ ...officer, now: SEPTEMBER }, id, { to })

  const done = await Promise.allSettled([first, second, first, second].map(confirm))

  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await placesTaken(systemContext(db, SEPTEMBER), to)).toBe(1)
})
