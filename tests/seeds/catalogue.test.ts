import { describe, expect, test } from 'vitest'
import { Chance } from '#db/seeds/chance'
import { planPlaces, providersOf } from '#db/seeds/county/organisations'
import { planCourses, templates } from '#db/seeds/courses/course-plan'
import { catalogueFile } from '#db/seeds/courses/xcri'
import { neighbourFile } from '#db/seeds/county/neighbour'
import { outcodeOf, postcodeReading } from '~/kit/postcode'
import type { CatalogueItem } from '~/domain/courses/catalogue'
import { readCatalogue } from '~/domain/catalogues/xcri'

const usual = { learners: 400, courses: 600 }
const county = { learners: 13_000, courses: 9_000 }

describe('the places of the county', () => {
  test('a small county has twelve schools, five with sixth forms, three colleges and four training providers', () => {
    const places = planPlaces(usual, new Chance('1'))

    expect(places.filter(({ kind }) => kind === 'school')).toHaveLength(12)
    expect(places.filter(({ profile }) => profile === 'sixth-form')).toHaveLength(5)
    expect(places.filter(({ kind }) => kind === 'college')).toHaveLength(3)
    expect(places.filter(({ kind }) => kind === 'training-provider')).toHaveLength(4)
  })

  test('a whole county has a hundred and thirty providers, each with its own name and numbers', () => {
    const places = planPlaces(county, new Chance('1'))

    expect(providersOf(places)).toHaveLength(130)
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length)
    expect(new Set(places.map(({ ukprn }) => ukprn)).size).toBe(places.length)
  })

  test('every postcode is one, and lies in Marlshire', () => {
    const postcodes = planPlaces(county, new Chance('1')).flatMap(({ sites }) => sites.map(({ postcode }) => postcode))

    expect(postcodes.filter((postcode) => postcodeReading(postcode).value !== postcode)).toEqual([])
    expect(postcodes.filter((postcode) => !/^QX(\d|1\d|20)$/.test(outcodeOf(postcode) ?? ''))).toEqual([])
  })
})

describe('the courses of the county', () => {
  test('there are about a hundred things to study', () => {
    expect(templates.length).toBeGreaterThanOrEqual(90)
    expect(new Set(templates.map(({ title, award }) => `${title} ${award}`)).size).toBe(templates.length)
  })

  test.each([usual, county])(
    '$courses courses are $courses courses, each with its own address',
    ({ learners, courses }) => {
      const chance = new Chance('1')

      const plans = planCourses(planPlaces({ learners, courses }, chance), courses, chance)

      expect(plans).toHaveLength(courses)
      expect(new Set(plans.map(({ key }) => key)).size).toBe(courses)
    },
  )

  test('the same seed makes the same county, another seed another one', () => {
    const made = (seed: string) => {
      const chance = new Chance(seed)
      const places = planPlaces(usual, chance)
      const plans = planCourses(places, 100, chance)
      return providersOf(places).map((place) =>
        catalogueFile(
          place,
          plans.filter((plan) => plan.place === place),
          2026,
        ),
      )
    }

    expect(made('1')).toEqual(made('1'))
    expect(made('1')).not.toEqual(made('2'))
  })

  test('every catalogue is read by our own reader without a fault, with a level, a route and all the words', async () => {
    const chance = new Chance('1')
    const places = planPlaces(usual, chance)
    const plans = planCourses(places, usual.courses, chance)

    const read = await Promise.all(
      providersOf(places).map((place) =>
        itemsIn(
          catalogueFile(
            place,
            plans.filter((plan) => plan.place === place),
            2026,
          ),
        ),
      ),
    )
    const items = read.flatMap(({ items }) => items)

    expect(items).toHaveLength(usual.courses)
    expect(read.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'date-in-words')).toEqual([])
    expect(items.filter(({ course }) => course.level === null).map(({ course }) => course.title)).toEqual([])
    expect(items.filter(({ course }) => course.route === null && !course.title.startsWith('GCSE'))).toEqual([])
    expect(items.filter(({ course }) => course.subjectCode === null).map(({ course }) => course.title)).toEqual([])
    expect(
      items.filter(
        ({ course: { description, whatYouStudy, entryRequirements } }) =>
          !description || !whatYouStudy || !entryRequirements,
      ),
    ).toEqual([])
    expect(items.flatMap(({ runs }) => runs).filter(({ place }) => place?.postcode === null)).toEqual([])
  })
})

async function itemsIn(text: string) {
  const items: CatalogueItem[] = []
  const findings: unknown[] = []
  await readCatalogue(pieces(text), {
    course: (item) => Promise.resolve(void items.push(item)),
    provider: (_told, _number, found) => Promise.resolve(void findings.push(...found)),
  })
  return {
    items,
    findings: [...items.flatMap((item) => item.findings), ...findings].map((finding) => ({
      code: '',
      ...Object(finding),
    })),
  }
}

async function* pieces(text: string) {
  yield text
}

describe('the county next to it', () => {
  test('publishes a file that our own reader takes without a fault, each course with its page and level', async () => {
    const { items, findings } = await itemsIn(neighbourFile(2026))

    expect(items).toHaveLength(12)
    expect(findings).toEqual([])
    expect(items.filter(({ course }) => course.url === null || course.level === null)).toEqual([])
  })
})
