import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { courseQuery } from '~/domain/search/course-search'
import { questionIn, searchCourses, searchOrSuggest } from '~/domain/search/course-search.queries.server'
import { systemContext } from '~/kit/context.server'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const told = (words: string) => `<dc:description>${words}</dc:description>`
const inTown = (town: string, postcode: string) =>
  `<venue><provider><dc:title>${town} site</dc:title><mlo:location><mlo:town>${town}</mlo:town><mlo:postcode>${postcode}</mlo:postcode></mlo:location></provider></venue>`

const courses: CourseTold[] = [
  { id: 'motor', title: 'Light Vehicle Maintenance', inside: told('Engines and brakes.') },
  { id: 'maths', title: 'A level Mathematics' },
  { id: 'physics', title: 'A level Physics', inside: told('It goes well with maths.') },
  { id: 'hair', title: 'Hairdressing', runs: [{ id: 'h1', inside: inTown('Castermere', 'QX1 1AB') }] },
  {
    id: 'hair-far',
    title: 'Hairdressing at the coast',
    runs: [{ id: 'h2', inside: inTown('Stourhaven', 'QX20 1AB') }],
  },
  { id: 'makeup', title: 'Theatrical Make-up', inside: told('Skin, wigs and hair.') },
  { id: 'electric', title: 'Electrical Installation' },
  { id: 'it', title: 'Digital Support' },
]

async function prospectus() {
  const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  await importText(ctx, catalogue(courses))
  return ctx
}

async function titlesFor(words: string) {
  const ctx = await prospectus()
  const { found } = await searchOrSuggest(ctx, await questionIn(ctx, new URLSearchParams({ q: words })))
  return found.courses.map(({ title }) => title)
}

describe('what people call things', () => {
  test.each([
    ['car mechanic', ['Light Vehicle Maintenance'], 'an occupation of two words'],
    ['car mechanics', ['Light Vehicle Maintenance'], 'or of several people'],
    ['sparky', ['Electrical Installation'], 'slang'],
    ['electritian', ['Electrical Installation'], 'a usual misspelling'],
    ['brikie', [], 'a misspelt synonym of nothing that is taught'],
    ['sparkey', ['Electrical Installation'], 'a misspelt synonym'],
    ['maths', ['A level Mathematics', 'A level Physics'], 'an abbreviation counts as the word: titles come first'],
    ['a level maths', ['A level Mathematics', 'A level Physics'], 'also beside other words'],
    ['hair', ['Hairdressing', 'Hairdressing at the coast', 'Theatrical Make-up'], 'titles before descriptions'],
    ['it', ['Digital Support'], 'a word too common to look for may mean something'],
  ])('%s finds %j: %s', async (words, titles) => {
    expect(await titlesFor(words)).toEqual(titles)
  })

  test('a synonym ranks below the word itself', async () => {
    const ctx = await prospectus()
    await importText(ctx, catalogue([...courses, { id: 'sparky', title: 'Sparky skills' }]))

    const { courses: found } = await searchCourses(ctx, courseQuery(new URLSearchParams({ q: 'sparky' })))

    expect(found.map(({ title }) => title)).toEqual(['Sparky skills', 'Electrical Installation'])
  })

  test('every row of ours has a key of at most three words and means something', async () => {
    const { rows } = await sql<{ asked: string }>`
      select asked from search_synonym where numnode(query) = 0 or cardinality(string_to_array(key, ' ')) > 3`.execute(
      test$.db,
    )
    const { rows: kinds } = await sql`select kind from search_synonym group by kind having count(*) > 5`.execute(
      test$.db,
    )

    expect(rows).toEqual([])
    expect(kinds).toHaveLength(4)
  })
})

test('a town of our sites is understood as a place', async () => {
  expect(await titlesFor('hairdressing in castermere')).toEqual(['Hairdressing'])
})
