import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCtf } from '~/domain/learners/ctf'
import { exclusionReading, firstLanguageReading } from '~/domain/learners/pupil-facts'
import { Findings } from '~/kit/intake-report'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext } from '~/kit/context.server'
import { testDatabase } from '#tests/support/database'
import { importing, now, urn } from './importing'

const test$ = testDatabase()
const { bringCsv } = importing(test$)

describe('a first language', () => {
  test.each([
    ['ENG', 'english'],
    ['English', 'english'],
    ['ENB', 'english'],
    ['N', 'english'],
    ['URD', 'other'],
    ['Polish', 'other'],
    ['Y', 'other'],
    ['Not known', null],
    ['REF', null],
    ['', null],
    ['7', null],
  ])('%s is %s', (text, is) => {
    expect(firstLanguageReading(text).value).toBe(is)
  })

  test.each([
    ['<Type>F</Type><Language>URD</Language>', 'URD'],
    ['<Type>URD</Type>', 'URD'],
    ['<Type><LanguageType>F</LanguageType><Language>POL</Language></Type>', 'POL'],
    ['<Type>H</Type><Language>URD</Language>', undefined],
    ['', undefined],
  ])('stands in a transfer file as %s', async (languages, is) => {
    expect(await languageIn(`<Languages>${languages}</Languages>`)).toBe(is)
  })

  test('is the first one, where a transfer file tells several', async () => {
    const home = '<Languages><Type>H</Type><Language>ENG</Language></Languages>'
    expect(await languageIn(`${home}<Languages><Type>F</Type><Language>URD</Language></Languages>`)).toBe('URD')
  })
})

test.each([
  ['0', 'none'],
  ['N', 'none'],
  ['2', 'suspended'],
  ['0.5', 'suspended'],
  ['Yes', 'suspended'],
  ['Permanent', 'excluded'],
  ['', null],
  ['F', null],
  ['constructor', null],
])('suspensions of %s are %s', (text, is) => {
  expect(exclusionReading(text).value).toBe(is)
})

test('a roll brings both into dated rows with their source; the next file ends what is no longer so', async () => {
  const school = { kind: 'school', name: 'Fairbrook', slug: 'fairbrook-facts', urn } as const
  await addOrganisation(systemContext(test$.db, now), { ...school, areaId: null })
  const pupil = { 'Legal surname': 'Hollis', 'Legal forename': 'Niamh', DOB: '24/06/2010', Year: '11' }
  await bringCsv({ ...pupil, 'First language': 'Urdu', Suspensions: '0' })
  await bringCsv({ ...pupil, 'First language': 'Urdu', Suspensions: '3' })
  const rows = await test$.db
    .selectFrom('learnerNeed')
    .select(['kind', 'value', 'source', 'endedAt'])
    .where('kind', 'in', ['first-language', 'exclusion'])
    .orderBy('kind')
    .orderBy('endedAt')
    .execute()
  expect(rows.map(({ kind, value, endedAt }) => [kind, value, endedAt === null])).toEqual([
    ['exclusion', 'none', false],
    ['exclusion', 'suspended', true],
    ['first-language', 'other', true],
  ])
  expect(new Set(rows.map(({ source }) => source)).size).toBe(1)
})

test('nobody but the roll that brings them, risk and what moves whole records reads all that schools’ files tell', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const readers = files.filter((name) => /learner_?need\b/i.test(readFileSync(`app/${name}`, 'utf8')))
  // Allocation and the return name the one or two kinds they read; neither is among these.
  const ofSomeKinds = ['domain/allocation/wishes.queries.server.ts', 'domain/nccis-returns/known.queries.server.ts']
  for (const name of ofSomeKinds) expect(readFileSync(`app/${name}`, 'utf8')).not.toMatch(/first-language|exclusion'/)
  expect(readers.filter((name) => !ofSomeKinds.includes(name)).toSorted()).toEqual([
    'domain/learners/cohort-rows.commands.server.ts',
    'domain/learners/cohort.queries.server.ts',
    'domain/merging/moved-table.ts',
    'domain/return-files/take-rows.commands.server.ts',
    'domain/risks/risk-facts.queries.server.ts',
  ])
})

async function languageIn(languages: string): Promise<string | undefined> {
  const head = '<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData><Pupil>'
  async function* text() {
    await Promise.resolve()
    yield `${head}<BasicDetails>${languages}</BasicDetails></Pupil></CTFpupilData></CTfile>`
  }
  const { pupils } = await readCtf(text(), new Findings())
  for await (const pupil of pupils) return pupil.values.get('firstLanguage')
  return undefined
}
