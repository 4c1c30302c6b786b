import { expect, test } from 'vitest'
import '~/jobs'
import { freezeMonth } from '~/domain/nccis-returns/freeze.commands.server'
import { askForMonth } from '~/domain/nccis-returns/return.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { figureOf } from '~/domain/scorecards/figure'
import { boardMonths, changesOf, groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import type { Context } from '~/kit/context.server'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, anActivity, type ReturnTown } from '#tests/support/return-towns'

const test$ = testDatabase()

/** A town in which somebody falls out of learning each time it is asked, and the night that counts it. */
async function aTownOfTen() {
  const { db } = test$
  const town = await aReturnTown(db)
  const ids: string[] = []
  for (let nth = 0; nth < 10; nth += 1) ids.push(await aSixteen(db, town, `Learner ${nth}`))
  for (const id of ids) await anActivity(town.adviser, id)
  return {
    town,
    fallOut: () =>
      db
        .updateTable('activity')
        .set({ code: '619' })
        .where('learnerId', '=', ids.pop() ?? '')
        .execute(),
    night: (day: string) => countMonths({ ...town.system, now: new Date(`${day}T02:57:00Z`) }),
  }
}

async function neetOf(ctx: Context, isToLeave = false) {
  const months = await boardMonths(ctx, { isToLeave })
  return months.map(({ periodEnd, countedOn, standing }) => [
    periodEnd,
    countedOn,
    figureOf('neet', standing).numerator,
  ])
}

function freeze(town: ReturnTown, periodEnd: string, day: string) {
  const now = new Date(`${day}T09:00:00Z`)
  return askForMonth({ ...town.coordinator, now }, { periodEnd }).then((id) => freezeMonth({ ...town.system, now }, id))
}

test('the month that runs is told without names as it stood on its fifteenth day, whichever day one reads it', async () => {
  const { town, fallOut, night } = await aTownOfTen()

  await night('2026-12-14')
  expect(await neetOf(town.coordinator)).toEqual([])
  await fallOut()
  await night('2026-12-15')
  const middle = await neetOf(town.coordinator)
  const groups = await groupsOf(town.coordinator, '2026-12-31', 'standing', 'sex')
  const changes = await changesOf(town.coordinator)
  await fallOut()
  await night('2026-12-16')

  expect(middle).toEqual([['2026-12-31', '2026-12-15', 1]])
  expect(await neetOf(town.coordinator)).toEqual(middle)
  expect(await groupsOf(town.coordinator, '2026-12-31', 'standing', 'sex')).toEqual(groups)
  expect(await changesOf(town.coordinator)).toEqual(changes)
  expect(await neetOf(town.adviser)).toEqual([['2026-12-31', '2026-12-16', 2]])
})

test('what leaves tells no more of it than everybody is told, whoever takes it', async () => {
  const { town, fallOut, night } = await aTownOfTen()
  await night('2026-12-15')
  await fallOut()
  await night('2026-12-16')

  expect(await neetOf(town.adviser, true)).toEqual(await neetOf(town.coordinator))
})

test('where the night of the fifteenth is missed, it is the first night after', async () => {
  const { town, night } = await aTownOfTen()

  await night('2026-12-18')
  await night('2026-12-19')

  expect(await neetOf(town.coordinator)).toEqual([['2026-12-31', '2026-12-18', 0]])
})

test('once a month is over everybody reads it as it was counted last, and of the next one nothing yet', async () => {
  const { town, fallOut, night } = await aTownOfTen()
  await night('2026-12-15')
  await fallOut()
  await night('2026-12-31')
  await fallOut()
  await night('2027-01-01')

  expect(await neetOf(town.coordinator)).toEqual([['2026-12-31', '2026-12-31', 1]])
  expect(await neetOf(town.adviser)).toEqual([
    ['2027-01-31', '2027-01-01', 2],
    ['2026-12-31', '2026-12-31', 1],
  ])
})

test('a month that was frozen stands as it was frozen, once, for everybody', async () => {
  const { town, night } = await aTownOfTen()
  await night('2026-11-16')
  await night('2026-11-30')
  await freeze(town, '2026-11-30', '2026-12-02')

  await night('2026-12-03')

  expect(await neetOf(town.coordinator)).toEqual([['2026-11-30', '2026-12-03', 0]])
  expect(await neetOf(town.adviser)).toEqual([
    ['2026-12-31', '2026-12-03', 0],
    ['2026-11-30', '2026-12-03', 0],
  ])
})
