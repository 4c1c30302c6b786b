import { describe, expect, test } from 'vitest'
import { importPublished } from '~/domain/scorecards/published-import.commands.server'
import { ownPlaces, publishedShown } from '~/domain/scorecards/published-shown'
import { publishedFigures } from '~/domain/scorecards/scorecard.queries.server'
import { NotAllowed } from '~/kit/errors'
import { aFile } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aReturnTown } from '#tests/support/return-towns'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const headings =
  'time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,Age,' +
  'NEET_not_known_percent,annual_change_ppts_NEET_not_known,NEET_percent,NEET_NK_quintile'
const england = '2031,National,E92000001,England,,,,,,16-17,5.2,0.5,2.8,z'
const east = '2031,Regional,E92000001,England,E12000006,East of England,,,,16-17,4.1,0.1,2.5,z'
const herts =
  '2031,Local authority,E92000001,England,E12000006,East of England,919,E10000015,Hertfordshire,16-17,3.3,0.3,c,2'
const aTable = (...rows: string[]) => aFile([headings, ...rows].join('\n'))

describe('the published tables', () => {
  test('are there for the years that came with the application, with what was suppressed left out', async () => {
    const town = await aReturnTown(test$.db)

    const rows = await publishedFigures(town.coordinator, town.areaId)

    expect(rows.filter(({ measure }) => measure === 'neet').map(({ name, share }) => [name, share])).toEqual([
      ['England', 2.8],
      ['East of England', expect.any(Number)],
      ['Hertfordshire', 2.3],
    ])
    expect(rows.find(({ level }) => level === 'authority')).toMatchObject({ year: 2023, change: expect.any(Number) })
    expect(publishedShown(rows).find(({ measure }) => measure === 'neet')?.rows[2]).toEqual([
      ...['Hertfordshire', '2.3%', '0.1 points more', '3 of 5'],
    ])
  })

  test('say where the area would stand by its own counts, and nothing where these are kept back', async () => {
    const town = await aReturnTown(test$.db)
    const rows = await publishedFigures(town.coordinator, town.areaId)
    const month = (neet: number) => ({
      ...{ periodEnd: '2026-11-30', countedOn: '2026-12-02', isFrozen: true, guarantee: {} },
      standing: { 'full-time': 1000 - neet, 'neet-available': neet },
    })

    expect(ownPlaces(rows, [month(10)], 5)[1]).toEqual([
      ...['Not in education, employment or training', '1.0%', 'The last month', '1.8 points fewer', '1 of 5'],
    ])
    expect(ownPlaces(rows, [month(3)], 5)[1]?.slice(1)).toEqual(['kept back', 'The last month', 'not known', ''])
  })
})

describe('a new table', () => {
  test('takes its year in, leaves one event, and the same again changes nothing', async () => {
    const { db } = test$
    const town = await aReturnTown(db)

    const first = await importPublished(town.system, await aTable(england, east, herts))
    const again = await importPublished(town.system, await aTable(england, east, herts))

    expect(first.counts.places).toMatchObject({ read: 3, added: 3, refused: 0 })
    expect(again.counts.places).toMatchObject({ read: 3, unchanged: 3, changed: 0 })
    expect(await eventsCalled(db, 'scorecard.imported')).toHaveLength(2)
    const rows = await publishedFigures(town.coordinator, town.areaId)
    expect(rows.map(({ year, name, measure, share }) => [year, name, measure, share])).toEqual([
      [2031, 'England', 'neet', 2.8],
      [2031, 'East of England', 'neet', 2.5],
      [2031, 'England', 'neet-or-not-known', 5.2],
      [2031, 'East of England', 'neet-or-not-known', 4.1],
      [2031, 'Hertfordshire', 'neet-or-not-known', 3.3],
    ])
  })

  test('puts a wrong one right, and a dry run changes nothing', async () => {
    const town = await aReturnTown(test$.db)
    await importPublished(town.system, await aTable(england, herts.replace('3.3', '33.0')))

    const tried = await importPublished(town.system, await aTable(england, herts), { isDryRun: true })
    expect(tried.counts.places).toMatchObject({ changed: 1, unchanged: 1 })
    await importPublished(town.system, await aTable(england, herts))

    const rows = await publishedFigures(town.coordinator, town.areaId)
    expect(rows.find(({ name }) => name === 'Hertfordshire')?.share).toBe(3.3)
  })

  test.each([
    ['the year', herts.replace('2031', '31'), 'year-unknown'],
    ['the level', herts.replace('Local authority', 'Ward'), 'level-unknown'],
    ['the age', herts.replace('16-17', '16'), 'other-age'],
    ['the place', herts.replace('E10000015', 'z'), 'place-unknown'],
    ['the name', herts.replace('Hertfordshire', ''), 'name-missing'],
    ['a place a second time', `${herts}\n${herts}`, 'place-twice'],
  ])('refuses the row where %s is wrong', async (_, row, code) => {
    const town = await aReturnTown(test$.db)

    const report = await importPublished(town.system, await aTable(england, row))

    expect(report.counts.places).toMatchObject({ refused: 1 })
    expect(report.findings.map((finding) => finding.code)).toContain(code)
  })

  test('is taken in by an operator alone', async () => {
    const town = await aReturnTown(test$.db)
    const file = await aTable(england)

    expect(() => importPublished(town.coordinator, file)).toThrow(NotAllowed)
  })
})
