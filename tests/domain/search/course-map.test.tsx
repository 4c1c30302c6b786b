import { describe, expect, test } from 'vitest'
import { courseMap, type FoundPlace } from '~/domain/search/course-map'
import { systemContext } from '~/kit/context.server'
import * as coursesPage from '~/routes/public/courses'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'

const test$ = testDatabase()

const place = (outcode: string, count = 1, ...towns: string[]): FoundPlace => ({ outcode, count, towns })

describe('the map of results', () => {
  test('numbers the places and keeps north up and west left', () => {
    const map = courseMap([place('QX1', 9, 'Castermere'), place('QX11'), place('QX9')], null)

    const [middle, north, west] = map?.marks ?? []
    expect(map?.marks.map(({ number, name }) => `${number} ${name}`)).toEqual(['1 Castermere (QX1)', '2 QX11', '3 QX9'])
    expect(north?.at?.y).toBeLessThan(middle?.at?.y ?? 0)
    expect(west?.at?.x).toBeLessThan(middle?.at?.x ?? 0)
  })

  test('every mark lies on the map, and none covers another', () => {
    const map = courseMap(
      Array.from({ length: 20 }, (_, n) => place(`QX${n + 1}`)),
      'QX5',
    )
    const spots = map?.marks.flatMap(({ at }) => at ?? []) ?? []

    expect(spots).toHaveLength(20)
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThanOrEqual(15)
      expect(x).toBeLessThanOrEqual(345)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(map?.height ?? 0)
    }
    const nearest = spots.map((one) =>
      Math.min(...spots.filter((other) => other !== one).map(({ x, y }) => Math.hypot(x - one.x, y - one.y))),
    )
    expect(Math.min(...nearest)).toBeGreaterThan(24)
  })

  test('places nobody knows, or far away, keep their number without a mark', () => {
    const map = courseMap([place('QX1'), place('ZZ1'), place('AB1')], null)

    expect(map?.marks.map(({ at }) => at === null)).toEqual([false, true, true])
  })

  test('there is no map of nowhere', () => {
    expect(courseMap([place('ZZ1')], null)).toBeNull()
    expect(courseMap([], null)).toBeNull()
  })

  test('one place alone stands in the middle, with a scale', () => {
    const map = courseMap([place('QX1')], null)

    expect(map?.marks[0]?.at?.x).toBe(180)
    expect(map?.scale.length).toBeGreaterThan(10)
  })
})

describe('the page with the map', () => {
  async function open(address: string) {
    const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
    await importText(
      ctx,
      catalogue([
        {
          id: 'near',
          title: 'Bakery',
          runs: [
            { id: 'r1', postcode: 'QX5 1AB' },
            { id: 'r2', postcode: 'QX19 1AB' },
          ],
        },
        { id: 'far', title: 'Bakery for all', runs: [{ id: 'r3', postcode: 'QX5 1AB' }] },
      ]),
    )
    return openPage(coursesPage, '/courses', address)
  }

  test('shows each place as a mark that leads to its place in the list, and the list of courses below', async () => {
    const { html, text } = await open('/courses?q=bakery&view=map')

    expect(html).toContain('href="#place-1"')
    expect(html).toContain('id="place-1"')
    expect(text).toContain('QX5: 2 courses')
    expect(text).toContain('QX19: 1 course')
    expect(text).toContain('On the map 1, 2')
    expect(html).toContain('q=bakery&amp;postcode=QX19&amp;within=1&amp;view=map')
  })

  test('is one link away from the list, and back', async () => {
    expect((await open('/courses?q=bakery')).html).toContain('q=bakery&amp;view=map')
    expect((await open('/courses?q=bakery&view=map')).text).toContain('Show without the map')
  })
})
