import { describe, expect, test } from 'vitest'
import { aboutMiles, courseParams, courseQuery } from '~/domain/search/course-search'
import { searchCourses, searchOrSuggest } from '~/domain/search/course-search.queries.server'
import { systemContext } from '~/kit/context.server'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const level = (number: string) =>
  `<mlo:qualification><dc:title>Diploma</dc:title><dcterms:educationLevel xmlns:dcterms="http://purl.org/dc/terms/">${number}</dcterms:educationLevel></mlo:qualification>`
const told = (words: string) => `<dc:description>${words}</dc:description>`
const starts = (day: string, mode: string) => `<mlo:start>${day}</mlo:start><studyMode>${mode}</studyMode>`

const courses: CourseTold[] = [
  {
    id: 'engineering',
    title: 'Engineering',
    inside: level('3'),
    runs: [{ id: 'e1', inside: starts('6 September 2027', 'FT'), postcode: 'QX5 1AB', site: 'Mill site' }],
  },
  {
    id: 'engines',
    title: 'Motor vehicle repair',
    inside: level('2') + told('You take engines apart.'),
    runs: [{ id: 'm1', inside: starts('6 September 2027', 'PT'), postcode: 'QX13 1AB', site: 'Yard' }],
  },
  {
    id: 'hair',
    title: 'Hairdressing',
    inside: level('2'),
    runs: [
      { id: 'h1', inside: starts('11 January 2027', 'PT'), postcode: 'QX5 1AB', site: 'Mill site' },
      { id: 'h2', inside: starts('6 September 2027', 'FT'), postcode: 'QX19 1AB', site: 'West site' },
    ],
  },
  {
    id: 'cafe',
    title: 'Café and barista skills',
    inside: level('1'),
    runs: [{ id: 'k1', postcode: 'QX5 1AB', site: 'Mill site' }],
  },
  {
    id: 'physics',
    title: 'A level Physics',
    runs: [{ id: 'p1', inside: starts('6 September 2027', 'FT'), postcode: 'ZZ1 1AB', site: 'Nowhere' }],
  },
  { id: 'pe', title: 'A level Physical Education', runs: [{ id: 'p2', inside: starts('6 September 2027', 'FT') }] },
  { id: 'it', title: 'IT user skills', runs: [] },
  { id: 'french', title: 'A level French', inside: '<dc:subject>Languages</dc:subject>', runs: [] },
]

async function prospectus() {
  const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  await importText(ctx, catalogue(courses))
  return ctx
}

async function search(address: string) {
  const ctx = await prospectus()
  const found = await searchCourses(ctx, courseQuery(new URLSearchParams(address)))
  return { ...found, titles: found.courses.map(({ title }) => title) }
}

describe('words', () => {
  test.each([
    ['engineer', ['Engineering', 'Motor vehicle repair'], 'stems: engineer, engineering and engines are one word'],
    ['enginering', ['Engineering', 'Motor vehicle repair'], 'a misspelt word is mended'],
    ['hiardressing', ['Hairdressing'], 'letters may change places'],
    ['cafe', ['Café and barista skills'], 'accents do not matter'],
    ['CAFÉ', ['Café and barista skills'], 'nor do capitals'],
    ['hair', ['Hairdressing'], 'the last word may be begun only'],
    ['physics', ['A level Physics', 'A level Physical Education'], 'the word as it is written comes first'],
    ['a level french', ['A level French'], 'an A level is one thing'],
    ['a-levels', ['A level French', 'A level Physical Education', 'A level Physics'], 'however it is written'],
    ['languages', ['A level French'], 'the subjects of the feed count'],
    ['riverside hairdressing', ['Hairdressing'], 'so does the name of the provider'],
    ['motor; drop table course --', [], 'nothing that is typed is more than words'],
    [
      '\'"<>%_\\ & | ! ( ) :*',
      [
        'A level French',
        'A level Physical Education',
        'A level Physics',
        'Café and barista skills',
        'Engineering',
        'Hairdressing',
        'IT user skills',
        'Motor vehicle repair',
      ],
      'signs alone ask for everything',
    ],
    ['it', ['IT user skills'], 'a word too common to look for is looked for in titles when it stands alone'],
    ['plumbing', [], 'what is not there is not found'],
  ])('%s finds %j: %s', async (words, titles) => {
    const found = await search(new URLSearchParams({ q: words }).toString())

    expect(found.titles).toEqual(titles)
    expect(found.total).toBe(titles.length)
  })

  test('a title counts for more than a description', async () => {
    const { titles } = await search('q=engine')

    expect(titles).toEqual(['Engineering', 'Motor vehicle repair'])
  })

  test('a mended word is said', async () => {
    const { said } = await search('q=a+level+and+hiardressing')

    expect(said).toBe('a level and hairdressing')
  })

  test('words that are right are left unsaid', async () => {
    const { said } = await search('q=hair+and+beauty')

    expect(said).toBe('')
  })
})

describe('filters', () => {
  test.each([
    ['route=a-levels', ['A level French', 'A level Physical Education', 'A level Physics']],
    ['level=2', ['Hairdressing', 'Motor vehicle repair']],
    [
      'level=1&level=3',
      ['A level French', 'A level Physical Education', 'A level Physics', 'Café and barista skills', 'Engineering'],
    ],
    ['subject=04', ['Engineering', 'Motor vehicle repair']],
    ['mode=part-time', ['Hairdressing', 'Motor vehicle repair']],
    ['start=2027-01', ['Hairdressing']],
    ['start=unknown', ['Café and barista skills']],
    ['mode=full-time&start=2027-01', []],
    ['level=2&route=nonsense&mode=nonsense', ['Hairdressing', 'Motor vehicle repair']],
    ['provider=no-such-provider', []],
  ])('%s leaves %j', async (address, titles) => {
    const found = await search(address)

    expect(found.titles).toEqual(titles)
  })

  test('what is not stated is not found as full time', async () => {
    const { titles } = await search('mode=full-time')

    expect(titles).not.toContain('Café and barista skills')
  })

  test('each filter says what it would leave, given the others', async () => {
    const { facets } = await search('level=2')

    expect(facets.level).toContainEqual({ value: '3', name: null, count: 4 })
    expect(facets.mode).toEqual([
      { value: 'full-time', name: null, count: 1 },
      { value: 'part-time', name: null, count: 2 },
    ])
    expect(facets.provider).toMatchObject([{ name: 'Riverside College', count: 2 }])
  })
})

describe('distance', () => {
  test('runs further away than asked are not found', async () => {
    const { titles } = await search('postcode=QX5+1AA&within=5')

    expect(titles).toEqual(['Café and barista skills', 'Engineering', 'Hairdressing'])
  })

  test('the run that is near must be the run that fits', async () => {
    const { titles } = await search('postcode=QX5&within=5&mode=full-time')

    expect(titles).toEqual(['Engineering'])
  })

  test('the nearest come first, and those at an unknown place last with no distance', async () => {
    const { courses } = await search('postcode=QX5&sort=distance&level=3')

    expect(courses.map(({ title, miles }) => [title, miles === null ? null : Math.round(miles)])).toEqual([
      ['Engineering', 1],
      ['A level French', null],
      ['A level Physical Education', null],
      ['A level Physics', null],
    ])
  })

  test('from a postcode nobody knows there are no distances', async () => {
    const { courses } = await search('postcode=ZZ5+1AA')

    expect(new Set(courses.map(({ miles }) => miles))).toEqual(new Set([null]))
  })

  test.each([
    [1, 'less than 2 miles'],
    [4.4, 'about 4 miles'],
    [23, 'about 25 miles'],
    [null, 'distance not known'],
  ])('%s is told as %s', (miles, words) => {
    expect(aboutMiles(miles)).toBe(words)
  })
})

describe('order and pages', () => {
  test('the soonest start comes first', async () => {
    const { titles } = await search('sort=start')

    expect(titles.slice(0, 2)).toEqual(['Hairdressing', 'A level Physical Education'])
  })

  test('a page far beyond the end is empty, and the count stays true', async () => {
    const { titles, total } = await search('page=99')

    expect({ titles, total }).toEqual({ titles: [], total: 8 })
  })
})

describe('an empty answer', () => {
  test('says what there is without the filters', async () => {
    const ctx = await prospectus()

    const { nearest } = await searchOrSuggest(ctx, courseQuery(new URLSearchParams('q=hairdressing&level=3')))

    expect(nearest).toMatchObject({ why: 'filters', total: 1, courses: [{ title: 'Hairdressing' }] })
  })

  test('else what comes near with some of the words', async () => {
    const ctx = await prospectus()

    const { nearest } = await searchOrSuggest(ctx, courseQuery(new URLSearchParams('q=hairdressing+with+astronomy')))

    expect(nearest).toMatchObject({ why: 'words', courses: [{ title: 'Hairdressing' }] })
  })
})

describe('the address of a search', () => {
  test.each([
    [
      'q=hair&level=2&level=3&postcode=QX5&within=10&sort=title&page=3',
      'q=hair&level=2&level=3&postcode=QX5&within=10&sort=title&page=3',
    ],
    ['q=+hair+&sort=relevance&page=1&utm=x', 'q=hair'],
    ['page=-4&within=-2&postcode=nowhere&sort=distance', 'postcode=nowhere'],
    ['page=1e9', 'page=100'],
  ])('%s is kept as %s', (asked, kept) => {
    expect(courseParams(courseQuery(new URLSearchParams(asked))).toString()).toBe(kept)
  })

  test('ten thousand filters cost no more than twenty', () => {
    const many = new URLSearchParams(Array.from({ length: 10_000 }, (_, n) => ['provider', `p-${n}`]))

    expect(courseQuery(many).providers).toHaveLength(20)
  })
})
