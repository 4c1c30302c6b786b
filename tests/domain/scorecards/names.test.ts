import { expect, test } from 'vitest'
import '~/jobs'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { boardMeasures, figureOf, topicOf } from '~/domain/scorecards/figure'
import { NAMES_ON_A_PAGE, namesBehind } from '~/domain/scorecards/name.queries.server'
import { boardMonths, groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import { paths } from '~/paths'
import * as namesPage from '~/routes/participation/learners'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aReturnTown, aSixteen, anActivity } from '#tests/support/return-towns'
import { aCohort, someAnswers } from '#tests/support/scorecards'
import { colleagueCookie } from '#tests/support/signed-in'

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
  const { rows } = await namesBehind(town.adviser, { measure: 'neet', schoolId: null, after: null })

  expect(rows.map(({ id }) => id).sort()).toEqual(counted.toSorted())
  expect(figureOf('neet', month?.standing ?? {}).numerator).toBe(rows.length)
})

test('behind each figure are as many names as it counts, each once, page after page', async () => {
  const { db } = here
  const town = await aReturnTown(db)
  await aCohort(db, town, 160)
  await someAnswers(db, town)
  await countMonths(town.system)
  const [month] = await boardMonths(town.adviser)

  for (const measure of boardMeasures) {
    const schools = await groupsOf(town.adviser, '2026-12-31', topicOf(measure), 'school')
    const own = schools.find(({ value }) => value === town.schoolId)
    const ids: string[] = []
    for (let after: string | null = null; ;) {
      const { rows, next } = await namesBehind(town.adviser, { measure, schoolId: null, after })
      ids.push(...rows.map(({ id }) => id))
      if (!next) break
      after = next
    }
    const { rows } = await namesBehind(town.adviser, { measure, schoolId: town.schoolId, after: null })

    expect(new Set(ids).size, measure).toBe(ids.length)
    expect(ids.length, measure).toBe(figureOf(measure, month?.[topicOf(measure)] ?? {}).numerator)
    expect(rows.length, measure).toBe(Math.min(NAMES_ON_A_PAGE, figureOf(measure, own?.parts ?? {}).numerator))
  }
})

test('a coordinator is shown no names of the guarantee either', async () => {
  const { db } = here
  const town = await aReturnTown(db)
  const cookie = await colleagueCookie(db, town.authorityId, 'coordinator')
  const address = paths.scorecards.learners({ figure: 'guarantee-none' })

  await expect(openPage(namesPage, '/participation/learners', address, { Cookie: cookie })).rejects.toMatchObject({
    status: 403,
  })
})
