import { expect, test } from 'vitest'
import '~/jobs'
import { outcomes } from '~/domain/guarantees/guarantee'
import { measureWords } from '~/domain/partnership-targets/measure.words'
import { boardMeasures, topicOf, type BoardMeasure } from '~/domain/scorecards/figure'
import { groupsOf } from '~/domain/scorecards/scorecard.queries.server'
import { valueLabel } from '~/domain/scorecards/scorecard.words'
import type { schoolDimensions } from '~/domain/scorecards/tally'
import { isSmall } from '~/kit/small-numbers'
import { paths } from '~/paths'
import * as areaPage from '~/routes/area/guarantee'
import { aProvider } from '#tests/support/admissions'
import { boundsOf, type Equation } from '#tests/support/attacker'
import {
  boardReader,
  codesOfAnswer,
  guaranteeTold,
  ownBoardRead,
  toldCount,
  type Told,
} from '#tests/support/board-reader'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aReturnTown } from '#tests/support/return-towns'
import { aCountedMonth } from '#tests/support/scorecards'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const MONTH = '2026-12-31'
type Topic = 'standing' | 'guarantee'
type ReadTown = Awaited<ReturnType<typeof aReadTown>>
type SchoolDimension = (typeof schoolDimensions)[number]
const standings = ['neet', 'not-known', 'not-counted', 'part-time-study', 'duty'] as const
const atomsOf: Record<Topic, readonly string[]> = { standing: standings, guarantee: outcomes }
const above: Record<BoardMeasure, readonly string[]> = {
  neet: ['neet'],
  'not-known': ['not-known'],
  'neet-or-not-known': ['neet', 'not-known'],
  participating: ['part-time-study', 'duty'],
  'meeting-duty': ['duty'],
  'guarantee-offered': ['offer', 'continuing'],
  'guarantee-none': ['no-offer'],
  'guarantee-not-recorded': ['not-recorded'],
}
const duties = ['full-time', 'apprenticeship', 'work-with-study', 'training']

/** The part of a figure that a standing or an answer is counted in, as far as any page tells it apart. */
function atomOf(part: string): string {
  if (part.startsWith('neet')) return 'neet'
  return duties.includes(part) ? 'duty' : part
}

/** A town of which a month was counted, and who reads what of it. Of the three schools the last is of few, and some are on no roll. */
async function aReadTown(seed: number) {
  const { db } = test$
  const town = await aReturnTown(db)
  const schools: { id: string; cookie: string }[] = []
  for (const name of ['Northgate School', 'Southgate School', 'Westgate School']) {
    const id = await aProvider(db, town, { kind: 'school', name })
    schools.push({ id, cookie: await colleagueCookie(db, id, 'head') })
  }
  await aCountedMonth(db, town, {
    ...{ periodEnd: MONTH, seed, people: 1400 },
    schoolIds: [...schools.map(({ id }) => id), null],
  })
  return {
    town,
    coordinator: await colleagueCookie(db, town.authorityId, 'coordinator'),
    schools,
    bySchoolOf: new Map<BoardMeasure, Told[]>(),
  }
}

/** How many there are of each part in each group of each place: at the schools, and on no roll. */
async function truthOf({ town }: ReadTown, topic: Topic, by: SchoolDimension) {
  const ofArea = await groupsOf(town.coordinator, MONTH, topic, by)
  const rows = await test$.db
    .selectFrom('scorecardSchoolCount')
    .innerJoin('scorecardMonth', 'scorecardMonth.id', 'scorecardSchoolCount.monthId')
    .select(['schoolId', 'value', 'part', 'scorecardSchoolCount.people'])
    .where('scorecardMonth.stand', '=', 'whole')
    .where('topic', '=', topic)
    .where('dimension', '=', by)
    .orderBy('schoolId')
    .orderBy('value')
    .orderBy('part')
    .execute()
  const people = new Map<string, number>()
  const add = (place: string, group: string, part: string, count: number) => {
    const key = keyOf(place, group, atomOf(part))
    people.set(key, (people.get(key) ?? 0) + count)
  }
  for (const { schoolId, value, part, people } of rows) {
    add(schoolId, value, part, people)
    add('', value, part, -people)
  }
  for (const { value, parts } of ofArea) for (const [part, count] of Object.entries(parts)) add('', value, part, count)
  return people
}

const keyOf = (place: string, group: string, atom: string) => `${place}|${group}|${atom}`

/** Groups under one name: one of them, some of them joined by a word, or all that no other line names. */
function groupsNamed(name: string, labels: ReadonlyMap<string, string>, others: readonly string[]): string[] {
  const all = [...labels.keys()]
  if (name === 'All groups') return []
  if (name === 'All others') {
    const named = others.filter((other) => other !== name).flatMap((other) => groupsNamed(other, labels, []))
    return all.filter((value) => !named.includes(value))
  }
  const some = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, at) => (bits >> at) % 2 === 1))
  const [found] = some.filter((values) => {
    const names = values.map((value) => labels.get(value) ?? '?')
    return names.every((one) => name.includes(one)) && names.join(' and ').length === name.length
  })
  if (!found) throw new Error(`No group is called ${name}`)
  return found
}

/** Everything that the area's pages and sheets and the boards of some schools tell of one counting by one thing. */
async function toldIn(read: ReadTown, topic: Topic, by: SchoolDimension) {
  const { town, coordinator, schools, bySchoolOf } = read
  const [ofSchools, ofGroups] = [
    await groupsOf(town.coordinator, MONTH, topic, 'school'),
    await groupsOf(town.coordinator, MONTH, topic, by),
  ]
  const places = ofSchools.map(({ value }) => value)
  const placeOf = new Map(ofSchools.map(({ value, label }) => [valueLabel('school', value, label), value]))
  const labels = new Map(ofGroups.map(({ value, label }) => [value, valueLabel(by, value, label)]))
  const groups = [...labels.keys()]
  const groupOf = new Map(groups.map((value) => [labels.get(value) ?? '', value]))
  const equations: Equation[] = []
  const add = (where: readonly string[], of: readonly string[], parts: readonly string[], is: number | null) => {
    if (is !== null) equations.push({ of: unknowns(where, of, parts), is })
  }
  const tell = (measure: BoardMeasure, where: readonly string[], of: readonly string[], told: Omit<Told, 'label'>) => {
    add(where, of, above[measure], toldCount(told.numerator))
    add(where, of, atomsOf[topic], toldCount(told.denominator))
  }

  const measures = boardMeasures.filter((measure) => topicOf(measure) === topic)
  const reader = boardReader(coordinator)
  for (const [measure, told] of await reader.whole(measures)) tell(measure, places, groups, told)
  for (const measure of measures) {
    const bySchool = bySchoolOf.get(measure) ?? (await reader.groups(measure, 'school'))
    bySchoolOf.set(measure, bySchool)
    for (const line of bySchool) tell(measure, [placeOf.get(line.label) ?? '?'], groups, line)
    for (const line of await reader.groups(measure, by)) tell(measure, places, [groupOf.get(line.label) ?? '?'], line)
  }
  if (topic === 'guarantee') {
    const address = paths.guarantee.area({ september: '2026' })
    const { html } = await openPage(areaPage, '/area/guarantee', address, { Cookie: coordinator })
    for (const { by: what, group, parts, count } of guaranteeTold(html)) {
      if (what === 'all') add(places, groups, parts, count)
      if (what === 'school') add([placeOf.get(group) ?? '?'], groups, parts, count)
      if (what === 'year' && by === 'age')
        equations.push({ of: new Map([[`code ${group} ${parts[0] ?? ''}`, 1]]), is: count })
    }
    if (by === 'age')
      for (const year of groups)
        for (const [answer, codes] of Object.entries(codesOfAnswer))
          equations.push({
            of: new Map([
              ...unknowns(places, [year], [answer]),
              ...codes.map((code): [string, number] => [`code ${year} ${code}`, -1]),
            ]),
            is: 0,
          })
  }

  let ownByGroup = 0
  for (const { id, cookie } of schools) {
    const { page, sheet } = await ownBoardRead(cookie, by)
    const isTold = ([, , numerator]: readonly string[]) => numerator !== 'kept back'
    expect(sheet.filter(isTold), 'the sheet is as the page').toEqual(page.filter(isTold))
    for (const [label = '', name = '', numerator = '', denominator = '', share = ''] of page) {
      const measure = measures.find((one) => measureWords[one].label === label)
      if (!measure) continue
      if (toldCount(numerator) === null || toldCount(denominator) === null) expect(share).toBe('kept back')
      const others = page.filter(([one, group]) => one === label && group !== '').map(([, group = '']) => group)
      tell(measure, [id], name === '' ? groups : groupsNamed(name, labels, others), { numerator, denominator })
      if (name !== '') ownByGroup += 1
    }
  }
  return { equations, places, groups, measures, ownByGroup }
}

function unknowns(where: readonly string[], of: readonly string[], parts: readonly string[]) {
  return new Map(
    where.flatMap((place) =>
      of.flatMap((group) => parts.map((part): [string, number] => [keyOf(place, group, part), 1])),
    ),
  )
}

/** All places but none, in any company. */
function companies(places: readonly string[]): string[][] {
  return Array.from({ length: 2 ** places.length }, (_, bits) =>
    places.filter((_, at) => (bits >> at) % 2 === 1),
  ).slice(1)
}

test('nobody works out a small number from the boards of all schools, their sheets and all that the area tells', async () => {
  const read = await aReadTown(4)
  let [small, told] = [0, 0]
  for (const [by, topic] of [
    ['ethnicity', 'standing'],
    ['ethnicity', 'guarantee'],
    ['age', 'guarantee'],
  ] as const) {
    const truth = await truthOf(read, topic, by)
    const { equations, places, groups, measures, ownByGroup } = await toldIn(read, topic, by)
    told += ownByGroup
    const truly = (of: ReadonlyMap<string, number>) =>
      [...of.keys()].reduce((sum, key) => sum + (truth.get(key) ?? 0), 0)
    for (const { of, is } of equations)
      if (![...of.keys()].some((key) => key.startsWith('code'))) expect(truly(of), [...of.keys()].join(' ')).toBe(is)
    for (const where of companies(places))
      for (const group of groups)
        for (const measure of measures)
          for (const parts of [above[measure], atomsOf[topic].filter((atom) => !above[measure].includes(atom))]) {
            const of = unknowns(where, [group], parts)
            if (!isSmall(truly(of))) continue
            small += 1
            const { low, high } = boundsOf(equations, of)
            expect(high - low, `${measure} at ${where.join(' and ')} by ${by} ${group}: ${truly(of)}`).toBeGreaterThan(
              3.9,
            )
          }
  }

  expect(small).toBeGreaterThan(10)
  expect(told).toBeGreaterThan(10)
})
