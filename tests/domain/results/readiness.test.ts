import { expect, test } from 'vitest'
import { readinessOfProviders } from '~/domain/results/readiness.queries.server'
import { rehearse } from '~/domain/results/rehearse.commands.server'
import { judgePlaces } from '~/domain/results/standing.commands.server'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { onResultsDay } from './places'

const test$ = testDatabase()
const { aPlace, maths, prepare, release } = onResultsDay(test$)

const readiness = ({ areaId, cycleId }: { areaId: string; cycleId: string }) =>
  readinessOfProviders(systemContext(test$.db, FRIDAY), areaId, cycleId)

test('the coordinator sees how ready each provider is, and afterwards what came of its places', async () => {
  const met = await aPlace()
  const held = await aPlace({ town: met.town, providerId: met.providerId })
  const elsewhere = await aPlace({ town: met.town })
  await maths(met, '7', met.providerId)
  await judgePlaces(met.officer, { cycleId: met.town.cycleId })
  await prepare(held, { decision: 'hold' })
  await rehearse(met.officer)

  const before = await readiness(met.town)

  const ready = { held: 2, known: 1, prepared: 1, confirmed: 0, ended: 0, left: 0, going: 0 }
  expect(before.find(({ held }) => held === 2)).toMatchObject({ ...ready, rehearsedAt: met.officer.now })
  expect(before.find(({ held }) => held === 1)).toMatchObject({ known: 0, prepared: 0, rehearsedAt: null })

  await release()

  const after = await readiness(elsewhere.town)
  expect(after.find(({ confirmed }) => confirmed === 1)).toMatchObject({ held: 1, left: 1, going: 0 })
})

test('a provider none of whose places depends on results is not listed, nor another area’s', async () => {
  const place = await aPlace()
  const other = await aPlace()

  expect(await readiness({ areaId: place.town.areaId, cycleId: other.town.cycleId })).toEqual([])
  expect(await readiness(place.town)).toHaveLength(1)
})
