import { paths } from '~/paths'
import { refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { systemContext } from '~/kit/context.server'
import { expect, walk } from '#tests/support/journey'

/** Of so many in a hundred the answer is known without anybody’s hand, on the morning after the September. */
const AT_LEAST = 95

walk(
  'nearly everybody in the county has an answer that no hand has touched, and each shows why',
  async ({ db, asInCounty, javaScriptEnabled }) => {
    walk.skip(javaScriptEnabled === false, 'what is counted is the same without scripts')
    const cycles = await db.selectFrom('cycle').select(['areaId', 'startsOn']).orderBy('startsOn', 'desc').execute()
    const [{ areaId, startsOn }] = [cycles[0] ?? { areaId: '', startsOn: '' }]
    const season = Number(startsOn.slice(0, 4)) + 1
    await refreshAll(systemContext(db, new Date(`${season}-10-01T03:00:00Z`)), { areaId, season })

    const rows = await db.selectFrom('guarantee').select(['recordCode', 'recordEvidence']).execute()

    expect(rows.length).toBeGreaterThan(40)
    expect(rows.filter(({ recordEvidence }) => !JSON.stringify(recordEvidence).includes('kind'))).toEqual([])
    const known = rows.filter(({ recordCode }) => recordCode !== '159')
    expect(known.length / rows.length).toBeGreaterThanOrEqual(AT_LEAST / 100)
    const adviser = await asInCounty('adviser')
    await adviser.goto(paths.guarantee.desk({ show: 'all' }))
    await expect(adviser.getByText('made an offer on').first()).toBeVisible()
  },
)
