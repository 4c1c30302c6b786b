import { expect, test } from 'vitest'
import { answerGap, planGap, takeUpGap } from '~/domain/planning/course-gap.commands.server'
import { courseGaps, gapEntries } from '~/domain/planning/course-gap.queries.server'
import { countPlanning } from '~/domain/planning/planning-night.commands.server'
import { systemContext } from '~/kit/context.server'
import { aProvider, anOfficerAt, eventsOf } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aLearnerFrom, aPlannedTown, aSentChoice, aStartOf } from '#tests/support/planning'

const here = racingDatabase()
const now = new Date('2026-11-23T02:49:00Z')

test('a gap is taken up by one of two, and answered or handed on by one of two', async () => {
  const { town, coordinator: told } = await aPlannedTown(here.db)
  const coordinator = { ...told, now }
  const college = await aProvider(here.db, town)
  const run = await aStartOf(here.db, college, { places: 2 })
  for (let nth = 0; nth < 6; nth += 1) await aSentChoice(here.db, town, await aLearnerFrom(here.db, town, 'QX1'), run)
  await countPlanning(systemContext(here.db, now))
  const plan = { owner: { organisationId: college, accountId: null }, nextStep: 'Plan it', dueOn: '2027-03-01' }
  const form = { subject: '04.1', level: '2', home: '', ...plan }
  const taken = await Promise.allSettled([takeUpGap(coordinator, form), takeUpGap(coordinator, form)])
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

  const [gap] = await courseGaps(coordinator)
  const gapId = gap?.id ?? ''
  const officer = { ...anOfficerAt(here.db, college, town), now }
  const owner = { organisationId: null, accountId: coordinator.actor.id ?? '' }
  const both = await Promise.allSettled([
    answerGap(officer, gapId, { version: 1, answer: 'agree', detail: 'Yes' }),
    planGap(coordinator, gapId, { ...plan, owner, version: 1 }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await gapEntries(coordinator, gapId)).toHaveLength(2)
  expect(await eventsOf(here.db, gapId)).toHaveLength(2)
})
