import { expect, test } from 'vitest'
import '~/jobs'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { figureOf } from '~/domain/scorecards/figure'
import { namesBehind } from '~/domain/scorecards/name.queries.server'
import { boardMonths } from '~/domain/scorecards/scorecard.queries.server'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, anActivity } from '#tests/support/return-towns'

const here = testDatabase()

test('the names behind a figure are those it counts: nobody who has moved, and nobody who lives elsewhere', async () => {
  const { db } = here
  const [town, other] = [await aReturnTown(db), await aReturnTown(db, { database: 902, authority: '821' })]
  const counted = [
    await aSixteen(db, town, 'Amina'),
    await aSixteen(db, town, 'Joel', { authorityId: town.authorityId }),
  ]
  const elsewhere = await aSixteen(db, town, 'Ewan', { authorityId: other.authorityId })
  const moved = await aSixteen(db, town, 'Maya')
  for (const learnerId of [...counted, elsewhere, moved])
    await anActivity(town.adviser, learnerId, {
      ...{ code: '619', predictedEndOn: null, neetStartedOn: '2026-09-07' },
    })
  await recordLeaving(town.adviser, moved, { status: 'T', authority: '821', leftOn: '2026-11-20', note: null })

  await countMonths(town.system)
  const [month] = await boardMonths(town.adviser)
  const { rows } = await namesBehind(town.adviser, { standing: 'neet', schoolId: null, after: null })

  expect(rows.map(({ id }) => id).sort()).toEqual(counted.toSorted())
  expect(figureOf('neet', month?.standing ?? {}).numerator).toBe(rows.length)
})
