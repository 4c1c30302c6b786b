import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualWords } from '~/domain/courses/area-word'
import { shownBySite, shownBySubject, perHundredPlaces, type DemandSums } from '~/domain/planning/demand'
import { addedUp, bandOf, type FlowLine } from '~/domain/planning/flow'
import { shownFlows } from '~/domain/planning/flow-shown'
import { shownNested } from '~/domain/planning/nested'
import { demandTable, tableFile, yearTable } from '~/domain/planning/planning-table'
import { balanceOf, balanceTold, isInScope, withMorePlaces, type ScenarioLine } from '~/domain/planning/scenario'
import { percentIn, scopeRefusal } from '~/domain/planning/scenario-asked'
import { openingSentences, tightestSubjects } from '~/domain/planning/statement'
import { measureOn, trajectory } from '~/domain/planning/trajectory'
import { shownClusters, type Cluster } from '~/domain/planning/unmet-demand'
import { countedOn, sameDayOf } from '~/domain/planning/counted'
import { isSmall } from '~/kit/small-numbers'

const subjects = ['04.1', '05.2', '07.3'] as const
const levels = ['1', '2', '3'] as const
const anyLine = fc.record({
  subjectCode: fc.constantFrom(...subjects),
  level: fc.constantFrom(...levels),
  providerId: fc.constantFrom('a', 'b'),
  places: fc.nat(60),
  firstChoices: fc.nat(80),
})
const anyScope = fc.record({
  subjectCode: fc.option(fc.constantFrom(...subjects)),
  level: fc.option(fc.constantFrom(...levels)),
  providerId: fc.option(fc.constantFrom('a', 'b')),
})
const all = { subjectCode: null, level: null, providerId: null }

describe('a scenario', () => {
  test('with more places never leaves more learners without one, and never fills more seats than there are', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine),
        anyScope,
        fc.integer({ min: -100, max: 100 }),
        fc.nat(100),
        (lines, scope, percent, more) => {
          const fewer = balanceOf(withMorePlaces(lines, scope, percent))
          const after = balanceOf(withMorePlaces(lines, scope, Math.min(100, percent + more)))
          expect(after.unmet).toBeLessThanOrEqual(fewer.unmet)
          expect(after.met).toBeGreaterThanOrEqual(fewer.met)
        },
      ),
    )
  })

  test('loses nobody and no place', () => {
    fc.assert(
      fc.property(fc.array(anyLine), anyScope, fc.integer({ min: -100, max: 100 }), (lines, scope, percent) => {
        const changed = withMorePlaces(lines, scope, percent)
        const { places, met, unmet, spare } = balanceOf(changed)
        expect(met + unmet).toBe(lines.reduce((sum, { firstChoices }) => sum + firstChoices, 0))
        expect(met + spare).toBe(places)
        expect(places).toBe(changed.reduce((sum, line) => sum + line.places, 0))
      }),
    )
  })

  test('changes what it names and nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyLine), anyScope, fc.integer({ min: -100, max: 100 }), (lines, scope, percent) => {
        const after = withMorePlaces(lines, scope, percent)
        lines.forEach((line, at) => {
          if (!isInScope(line, scope)) expect(after[at]).toEqual(line)
        })
        expect(withMorePlaces(lines, scope, 0)).toEqual(lines)
      }),
    )
  })

  test('counts first choices against places line by line', () => {
    const line = (places: number, firstChoices: number): ScenarioLine => ({
      ...{ subjectCode: '04.1', level: '2', providerId: 'a', places, firstChoices },
    })
    const lines = [line(10, 15), line(20, 5)]
    expect(balanceOf(lines)).toEqual({ places: 30, met: 15, unmet: 5, spare: 15 })
    expect(balanceOf(withMorePlaces(lines, all, 50))).toEqual({ places: 45, met: 20, unmet: 0, spare: 25 })
  })

  test('is told to the nearest five learners', () => {
    expect(balanceTold({ places: 33, met: 12, unmet: 2, spare: 21 })).toEqual({
      places: 33,
      met: 10,
      unmet: 0,
      spare: 20,
    })
  })

  test.each([
    ['', null, null],
    ['10', 10, null],
    ['+10', 10, null],
    ['−10 %', -10, null],
    ['-100', -100, null],
    ['101', null, 'Enter a whole number between −100 and 100.'],
    ['ten', null, 'Enter a whole number between −100 and 100.'],
  ])('reads %j as %j', (typed, percent, wrong) => {
    expect(percentIn(typed)).toEqual({ percent, wrong })
  })

  test('looks at parts one way, and at none of which nothing may be told', () => {
    expect(scopeRefusal({ ...all, providerId: 'a', level: '2' }, 20)).toContain('not both')
    expect(scopeRefusal({ ...all, providerId: 'a' }, null)).toContain('So few')
    expect(scopeRefusal({ ...all, level: '2' }, 20)).toBeNull()
  })
})

describe('small numbers', () => {
  test('stay hidden in parts of parts, whatever is added up or taken away', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (groups) => {
          const shown = shownNested(groups)
          shown.groups.forEach(({ total, parts }, at) => {
            const own = groups[at] ?? []
            if (total === null) expect(parts.every((part) => part === null)).toBe(true)
            parts.forEach((part) => expect(part === null || !isSmall(part)).toBe(true))
            const hidden = own.filter((_, place) => parts[place] === null)
            const known =
              total === null ? null : total - own.filter((_, place) => parts[place] !== null).reduce((a, b) => a + b, 0)
            if (known !== null) expect(hidden.length === 0 || !isSmall(known)).toBe(true)
          })
        },
      ),
    )
  })

  test('are told by no two tables together: subjects, levels and both keep back the same sums', () => {
    const counts = (count: number): DemandSums => ({
      ...{ runs: 1, runsUntold: 0, places: 30, unfilled: 30 - count },
      ...{
        firstChoices: count,
        choices: count,
        offers: count,
        accepted: count,
        enrolled: 0,
        refusedFull: 0,
        taken: count,
      },
    })
    const shown = shownBySubject([
      { subjectCode: '04.1', level: '2', ...counts(20) },
      { subjectCode: '04.1', level: '3', ...counts(9) },
      { subjectCode: '05.2', level: '2', ...counts(3) },
      { subjectCode: '07.3', level: '2', ...counts(12) },
    ])
    const hidden = shown.subjects.filter(({ shown: { choices } }) => choices === null).map(({ key }) => key)
    expect(hidden).toEqual(['05.2', '07.3'])
    const cells = shown.both.filter(({ key }) => hidden.includes(key.subjectCode))
    expect(cells.every(({ shown: { choices, unfilled } }) => choices === null && unfilled === null)).toBe(true)
    expect(shown.total.choices).toBe(44)
    expect(shown.subjects.map(({ shown: { places } }) => places)).toEqual([60, 30, 30])
  })

  test('of a site take their provider’s other sites with them', () => {
    const site = (providerId: string, siteId: string, count: number) => ({
      ...{ providerId, provider: providerId, siteId, site: siteId, runs: 1, runsUntold: 0, places: 0, unfilled: 0 },
      ...{ firstChoices: count, choices: count, offers: 0, accepted: 0, enrolled: 0, refusedFull: 0, taken: 0 },
    })
    const { providers, total } = shownBySite([site('A', '1', 30), site('A', '2', 3), site('B', '3', 40)])
    expect(total.choices).toBe(73)
    expect(providers.map(({ shown, sites }) => [shown.choices, sites.map((one) => one.shown.choices)])).toEqual([
      [33, [null, null]],
      [40, [40]],
    ])
  })

  test('of providers are not told where their authority’s sum is kept back', () => {
    const row = (provider: string, authority: string, learners: number) => ({
      ...{ isOwn: true, home: 'Marlshire', providerId: provider, provider, authority, learners },
    })
    const { matrix, providers } = shownFlows([
      row('A', 'Marlshire', 50),
      row('B', 'Marlshire', 20),
      row('C', 'Dunshire', 2),
    ])
    expect(matrix.columnTotals).toEqual([null, null])
    expect(providers.map(({ learners }) => learners)).toEqual([null, null, null])
    expect(matrix.total).toBe(72)
  })
})

describe('clusters', () => {
  const cluster = (counts: Partial<Cluster>): Cluster => ({
    ...{ subjectCode: '04.1', level: '2', outcode: 'QX1', together: 0 },
    ...{ notFound: 0, refusedFull: 0, cannotReach: 0, waiting: 0, noPlace: 0 },
    ...counts,
  })

  test('of fewer than five are not told, and small parts keep others back', () => {
    expect(shownClusters([cluster({ together: 4, notFound: 4 })])).toEqual([])
    const [shown] = shownClusters([cluster({ together: 22, notFound: 10, refusedFull: 10, cannotReach: 2 })])
    expect(shown).toMatchObject({ together: 22, cannotReach: null, waiting: 0 })
    expect([shown?.notFound, shown?.refusedFull].filter((count) => count === null)).toHaveLength(1)
  })
})

describe('distances', () => {
  test('are in bands, and what nobody knows has none', () => {
    expect(bandOf('', 'QX1')).toBe('not-known')
    expect(bandOf('ZZ9', 'QX1')).toBe('not-known')
    expect(bandOf('AL10', 'AL10')).toBe('under-3')
    expect(bandOf('KT1', 'KT2')).toBe('not-known')
    expect(bandOf('AL10', 'EX2')).toBe('over-20')
  })

  test('of the same kind are added up, and nobody is lost', () => {
    const line = fc.record({
      isOwn: fc.boolean(),
      homeAuthorityId: fc.option(fc.constantFrom('m', 'd')),
      providerId: fc.constantFrom('a', 'b'),
      band: fc.constantFrom('under-3' as const, 'over-20' as const),
      applied: fc.nat(9),
      accepted: fc.nat(9),
      enrolled: fc.nat(9),
    })
    const sum = (lines: readonly FlowLine[]) =>
      lines.reduce((all, { applied, enrolled }) => all + applied + enrolled, 0)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(sum(addedUp(lines))).toBe(sum(lines))
      }),
    )
  })
})

describe('years', () => {
  test('stand beside each other on the day that is as far from their first', () => {
    const [earlier, cycle] = [{ startsOn: '2025-09-01' }, { startsOn: '2026-09-01' }]
    expect(sameDayOf(earlier, cycle, '2026-11-19')).toBe('2025-11-19')
    const counted = countedOn({ id: '1', areaId: '2', startsOn: '2026-09-01' }, '2026-11-19')
    expect(counted.until.toISOString()).toBe('2026-11-20T00:00:00.000Z')
  })
})

const sums: DemandSums = {
  ...{ runs: 10, runsUntold: 2, places: 100, unfilled: 60 },
  ...{ firstChoices: 50, choices: 120, offers: 60, accepted: 40, enrolled: 0, refusedFull: 12, taken: 40 },
}
const line = { subjectCode: '04.1', level: '2', ...sums }

describe('tables and sentences', () => {
  test('say what is there, in a file too, where no name runs as a formula', () => {
    const table = demandTable([line], 'subject', usualWords)
    expect(table.rows[0]).toEqual({ names: ['Engineering'], cells: [100, 50, 120, 60, 40, 0, 40, 60, 12, 50] })
    const file = tableFile({ ...table, rows: [{ names: ['=1+1'], cells: [null, 3] }] })
    expect(file.split('\r\n')[1]).toBe("'=1+1,kept back,3")
  })

  test('put last year beside this one', () => {
    const { rows } = yearTable([line], [{ ...line, choices: 100 }], usualWords)
    expect(rows[0]?.cells.slice(2, 5)).toEqual([120, 100, 20])
  })

  test('open the statement, and leave out what is kept back', () => {
    const shown = { ...sums, unfilled: 60 }
    expect(openingSentences(shown, { ...shown, choices: 90 }, 'Marlshire')).toEqual([
      'Providers of Marlshire offer 10 starts. For 8 of them they have told the places: 100 together.',
      '50 learners have put a course here first. Together with their other choices there are 120.',
      'For 40 choices the learner has said yes to an offer.',
      '60 of the places have nobody in them now.',
      '12 choices were refused because there was no place left.',
      'On the same day last year there were 90 choices; now 120.',
    ])
    expect(openingSentences({ ...shown, accepted: null, refusedFull: null }, null, 'Marlshire')).toHaveLength(3)
    expect(tightestSubjects([line], () => 'Engineering')).toEqual([
      { name: 'Engineering', places: 100, firstChoices: 50, rate: 50 },
    ])
    expect(perHundredPlaces({ places: 0, firstChoices: 5 })).toBeNull()
  })
})

describe('a trajectory', () => {
  test('has the last day of each month beside the line of the targets', () => {
    const day = (onDay: string, part: number) => ({ onDay, part, whole: 200 })
    const days = [day('2026-10-01', 20), day('2026-10-31', 40), day('2026-11-10', 60)]
    const points = [
      { dueOn: '2026-10-01', value: 10 },
      { dueOn: '2026-11-10', value: 50 },
    ]
    expect(trajectory('placed', days, points).lines).toEqual([
      { day: '2026-10-31', value: 20, now: '20%', aim: 40, aimText: '40%', standing: 'Behind' },
      { day: '2026-11-10', value: 30, now: '30%', aim: 50, aimText: '50%', standing: 'Behind' },
    ])
  })

  test('tells nothing of a few', () => {
    expect(measureOn('placed', { onDay: '2026-11-10', part: 3, whole: 200 })).toBeNull()
    expect(measureOn('placed', { onDay: '2026-11-10', part: 198, whole: 200 })).toBeNull()
    expect(measureOn('refused-full', { onDay: '2026-11-10', part: 7, whole: 200 })).toBe(7)
  })
})
