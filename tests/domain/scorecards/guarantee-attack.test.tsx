import { sql } from 'kysely'
import { expect, test } from 'vitest'
import '~/jobs'
import { outcomes } from '~/domain/guarantees/guarantee'
import { countMonths } from '~/domain/scorecards/count.commands.server'
import { boardMeasures, topicOf, type Parts } from '~/domain/scorecards/figure'
import { groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import { valueLabel } from '~/domain/scorecards/scorecard.words'
import { dimensions, type Dimension } from '~/domain/scorecards/tally'
import { isSmall } from '~/kit/small-numbers'
import { paths } from '~/paths'
import * as areaPage from '~/routes/area/guarantee'
import { boundsOf, type Equation } from '#tests/support/attacker'
import { boardReader, codesOfAnswer, guaranteeTold, toldCount, type Told } from '#tests/support/board-reader'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aReturnTown } from '#tests/support/return-towns'
import { aCohort, someAnswers } from '#tests/support/scorecards'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const measures = boardMeasures.filter((measure) => topicOf(measure) === 'guarantee')
const above: Record<string, readonly string[]> = {
  'guarantee-offered': ['offer', 'continuing'],
  'guarantee-none': ['no-offer'],
  'guarantee-not-recorded': ['not-recorded'],
}
function of(key: string, atoms: readonly string[], sign = 1) {
  return new Map(atoms.map((atom): [string, number] => [`${key} ${atom}`, sign]))
}

/** What the boards tell of a group: who is above the line, and everybody. */
function boardSays(measure: string, key: string, { numerator, denominator }: Told): Equation[] {
  const [people, everybody] = [toldCount(numerator), toldCount(denominator)]
  return [
    ...(people === null ? [] : [{ of: of(key, above[measure] ?? []), is: people }]),
    ...(everybody === null ? [] : [{ of: of(key, outcomes), is: everybody }]),
  ]
}

/** What the page of the guarantee tells, in the words of the boards. */
function areaSays(html: string): Equation[] {
  const keyOf = {
    all: () => 'all',
    school: (group: string) => `school ${group}`,
    year: (group: string) => `age ${group}`,
  }
  return guaranteeTold(html).map(({ by, group, parts, count }) => ({ of: of(keyOf[by](group), parts), is: count }))
}

/** What anybody knows: groups of everything but circumstances make up the whole, and codes make up their answer. */
function known(by: Dimension, keys: readonly string[]): Equation[] {
  if (by === 'circumstance') return []
  return outcomes.flatMap((outcome) => [
    { of: new Map([...keys.map((key): [string, number] => [`${key} ${outcome}`, 1]), [`all ${outcome}`, -1]]), is: 0 },
    ...(by === 'age'
      ? keys.map((key) => ({
          of: new Map([...of(key, codesOfAnswer[outcome] ?? []), ...of(key, [outcome], -1)]),
          is: 0,
        }))
      : []),
  ])
}

test.each([150, 400])(
  'nobody who may not see names works out a small number of the guarantee among %d, from the boards, their sheets and its own page together',
  async (people) => {
    const { db } = test$
    const town = await aReturnTown(db)
    await aCohort(db, town, people)
    await someAnswers(db, town)
    await countMonths({ ...town.system, now: new Date('2026-12-16T03:00:00Z') })
    const cookie = await colleagueCookie(db, town.authorityId, 'coordinator')
    const reader = boardReader(cookie)
    const { html } = await openPage(areaPage, '/area/guarantee', paths.guarantee.area({ september: '2026' }), {
      Cookie: cookie,
    })

    const equations = areaSays(html)
    expect(equations.length).toBeGreaterThan(5)
    for (const [measure, told] of await reader.whole(measures)) equations.push(...boardSays(measure, 'all', told))

    let small = 0
    for (const by of dimensions) {
      const groups = await groupsOf(town.coordinator, '2026-12-31', 'guarantee', by)
      const keyOf = (value: string, label: string | null) =>
        `${by} ${by === 'age' ? value : valueLabel(by, value, label)}`
      const byLabel = new Map(groups.map(({ value, label }) => [valueLabel(by, value, label), keyOf(value, label)]))
      const own: Equation[] = []
      for (const measure of measures)
        for (const line of await reader.groups(measure, by))
          own.push(...boardSays(measure, byLabel.get(line.label) ?? '', line))
      expect(own.length, by).toBeGreaterThan(0)
      const keys = [...byLabel.values()]
      const all = [...equations, ...own, ...known(by, keys)].filter(({ of }) =>
        [...of.keys()].every((key) => key.startsWith(by) || key.startsWith('all')),
      )
      const expectWide = (what: string, key: string, atoms: readonly string[], count: number) => {
        if (!isSmall(count)) return
        small += 1
        const { low, high } = boundsOf(all, of(key, atoms))
        expect(high - low, `${what} of ${key}: ${count}`).toBeGreaterThan(3.9)
      }
      for (const [at, { value, parts }] of groups.entries()) {
        const key = keys[at] ?? ''
        for (const outcome of outcomes) expectWide(outcome, key, [outcome], parts[outcome] ?? 0)
        expectWide('offered', key, ['offer', 'continuing'], (parts.offer ?? 0) + (parts.continuing ?? 0))
        if (by !== 'age') continue
        const codes = await codesIn(value)
        for (const [code, count] of Object.entries(codes)) expectWide(code, key, [code], count)
      }
    }
    expect(small).toBeGreaterThan(10)
  },
)

async function codesIn(year: string): Promise<Parts> {
  const { rows } = await sql<{ code: string; people: number }>`
    select code, count(*)::int as people from guarantee where season = 2026 and year_group = ${year}::int group by 1`.execute(
    test$.db,
  )
  return Object.fromEntries(rows.map(({ code, people }) => [code, people]))
}
