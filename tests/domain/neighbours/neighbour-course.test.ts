import { describe, expect, test } from 'vitest'
import { coursesOfNeighbours, neighboursBeside } from '~/domain/neighbours/neighbour-course.queries.server'
import { neighbourCard } from '~/domain/neighbours/neighbour-course'
import { courseQuery } from '~/domain/search/course-search'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { FRIDAY } from '#tests/support/admissions'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aNeighbour, atHome } from '#tests/support/neighbours'

const test$ = testDatabase()
const looking = { today: '2026-11-20', from: null }
const aVisitor = (db = test$.db) => ({ ...systemContext(db, FRIDAY), actor: visitor })
const asked = (search: string) => courseQuery(new URLSearchParams(search))
const beside = async (search: string) =>
  (await neighboursBeside(aVisitor(), asked(search), looking)).courses.map(({ title }) => title)

const theirs = { ukprn: '10000009', name: 'Dunmere College' }
const start = (day: string, postcode = 'QX5 1AB') => ({
  id: day,
  inside: `<mlo:start dtf="${day}">${day}</mlo:start>`,
  postcode,
})
const offer: CourseTold[] = [
  { ...atHome('hair', 'Hairdressing Level 2'), runs: [start('2027-09-06')] },
  { ...atHome('barber', 'Barbering Level 3'), runs: [start('2027-01-11', 'QX19 1AB')] },
  atHome(
    'salon',
    'Business Level 3',
    '<mlo:qualification><dc:title>Diploma in Hairdressing Salons</dc:title></mlo:qualification>',
  ),
]

describe('the search of neighbouring areas', () => {
  test('understands what people type as our own search does, the title before the rest', async () => {
    const { take } = await aNeighbour(test$.db)
    await take(catalogue(offer, theirs))
    // A misspelt word is mended by the words of our own courses.
    await importText(systemContext(test$.db, FRIDAY), catalogue([{ id: 'c1', title: 'Hairdressing Level 1' }]))

    expect(await beside('q=hairdressing')).toEqual(['Hairdressing Level 2', 'Business Level 3'])
    expect(await beside('q=hair')).toContain('Hairdressing Level 2')
    expect(await beside('q=hairdresing')).toContain('Hairdressing Level 2')
    expect(await beside('q=falconry')).toEqual([])
  })

  test('finds what our own courses have no word for', async () => {
    const { take } = await aNeighbour(test$.db)
    await take(catalogue([atHome('falcons', 'Falconry')], theirs))

    expect(await beside('q=falconry')).toEqual(['Falconry'])
  })

  test.each([
    ['q=hairdressing&level=2', ['Hairdressing Level 2']],
    ['q=hairdressing&start=2027-09', ['Hairdressing Level 2']],
    ['q=barbering&postcode=QX19&within=5', ['Barbering Level 3']],
    ['q=barbering&postcode=QX1&within=5', []],
    ['q=hairdressing&mode=part-time', []],
    ['q=hairdressing&provider=riverside', []],
    ['q=hairdressing&page=2', []],
    ['', []],
  ])('%s leaves %j', async (search, expected) => {
    const { take } = await aNeighbour(test$.db)
    await take(catalogue(offer, theirs))

    expect(await beside(search)).toEqual(expected)
  })

  test('leaves out the courses of a provider that is in our own prospectus, for as long as it is', async () => {
    const { take } = await aNeighbour(test$.db)
    await take(catalogue(offer, theirs))
    const system = systemContext(test$.db, FRIDAY)

    await importText(system, catalogue([{ id: 'c1', title: 'Hairdressing Level 1' }], theirs))
    expect(await beside('q=hairdressing')).toEqual([])
    await test$.db.deleteFrom('courseSearch').execute()

    expect(await beside('q=hairdressing')).toContain('Hairdressing Level 2')
  })

  test('shows the neighbours of the area that is looked at, and of no other', async () => {
    const { town, take } = await aNeighbour(test$.db)
    const { take: takeFarAway } = await aNeighbour(test$.db, { name: 'Faraway' })
    await take(catalogue([atHome('near', 'Hairdressing near')], theirs))
    await takeFarAway(catalogue([atHome('far', 'Hairdressing far')], theirs))
    const learner = { ...visitor, areaId: town.areaId }

    const { courses } = await neighboursBeside({ ...aVisitor(), actor: learner }, asked('q=hairdressing'), looking)

    expect(courses.map(({ title }) => title)).toEqual(['Hairdressing near'])
  })

  test('shows five, says how many there are, and gives all of them page by page, each once', async () => {
    const { take } = await aNeighbour(test$.db)
    const all = Array.from({ length: 47 }, (_, n) => atHome(`h${n}`, `Hairdressing ${n}`))
    await take(catalogue(all, theirs))
    const few = await neighboursBeside(aVisitor(), asked('q=hairdressing'), looking)
    expect({ total: few.total, shown: few.courses.length }).toEqual({ total: 47, shown: 5 })

    for (const search of ['q=hairdressing', '']) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof coursesOfNeighbours>> = await coursesOfNeighbours(
          aVisitor(),
          asked(search),
          { ...looking, cursor },
        )
        expect(page.total).toBe(47)
        seen.push(...page.courses.map(({ title }) => title))
        cursor = page.next
      } while (cursor !== null)
      expect(new Set(seen).size).toBe(47)
      expect(seen).toHaveLength(47)
    }
  })

  test.each(['x', Buffer.from('["NaN","a","00000000-0000-4000-8000-000000000000"]').toString('base64url')])(
    'begins at the beginning where the cursor is %s',
    async (cursor) => {
      const { take } = await aNeighbour(test$.db)
      await take(catalogue(offer, theirs))

      const page = await coursesOfNeighbours(aVisitor(), asked(''), { ...looking, cursor })

      expect(page).toMatchObject({ total: 3, isFirst: true })
    },
  )
})

describe('the card of a neighbour’s course', () => {
  const course = {
    id: '1',
    title: 'Hairdressing Level 2',
    providerName: 'Dunmere College',
    neighbourName: 'Dunshire',
    level: '2',
    qualification: 'Diploma in Hairdressing',
    towns: ['Dunmere', 'Stow', 'Ford'],
    outcodes: ['QX5'],
    starts: ['2026-09', '2027-09'],
    url: 'https://home.example/hair',
    rank: 1,
  }

  test('says whose it is, when and how far', () => {
    expect(neighbourCard(course, { area: 'Marlshire' }, '2026-11-20', 'QX5')).toEqual({
      id: '1',
      title: 'Hairdressing Level 2',
      href: 'https://home.example/hair',
      mark: 'Marlshire’s neighbour Dunshire',
      byline: 'Dunmere College: Dunmere, Stow and 1 more',
      facts: [
        { key: 'Level', value: 'Level 2' },
        { key: 'Qualification', value: 'Diploma in Hairdressing' },
        { key: 'Starts', value: 'September 2027' },
        { key: 'Distance', value: 'less than 2 miles' },
        { key: 'Read on', value: 'home.example' },
      ],
    })
  })

  test('does not invent a start or a place', () => {
    const bare = { ...course, starts: ['2026-09'], towns: [], outcodes: [], level: null, qualification: null }

    expect(neighbourCard(bare, { area: 'Wales' }, '2026-11-20', null)).toMatchObject({
      mark: 'Wales’ neighbour Dunshire',
      byline: 'Dunmere College',
      facts: [
        { key: 'Starts', value: 'Ask the provider' },
        { key: 'Read on', value: 'home.example' },
      ],
    })
  })
})
