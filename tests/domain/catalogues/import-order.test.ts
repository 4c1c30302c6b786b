import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueItem } from '~/domain/courses/catalogue'
import { systemContext } from '~/kit/context.server'
import { catalogue, importText, readText, type CourseTold, type RunTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const run: fc.Arbitrary<RunTold> = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3', ''),
  postcode: fc.constantFrom('QX1 1AB', 'QX2 2AB', ''),
  inside: fc.constantFrom(
    '',
    '<mlo:start>7 September 2027</mlo:start>',
    '<mlo:start>Ask us</mlo:start>',
    '<studyMode>PT</studyMode>',
  ),
})
const course: fc.Arbitrary<CourseTold> = fc.record({
  id: fc.constantFrom('c1', 'c2', 'c3', ''),
  title: fc.constantFrom('Plumbing', 'Bakery Level 2', 'A level French', ' '),
  inside: fc.constantFrom('', '<dc:subject>Pipes</dc:subject>', '<mlo:assessment>By exam.</mlo:assessment>'),
  runs: fc.array(run, { maxLength: 4 }),
})
const courses = fc.array(course, { minLength: 1, maxLength: 6 })

/** The same courses and runs in another order. */
const shuffled = courses.chain((told) =>
  fc
    .tuple(
      fc.shuffledSubarray(told, { minLength: told.length }),
      ...told.map(({ runs = [] }) => fc.shuffledSubarray(runs, { minLength: runs.length })),
    )
    .map(([order, ...runs]) => ({
      told,
      other: order.map((one) => ({ ...one, runs: runs[told.indexOf(one)] ?? [] })),
    })),
)

describe('the order of a catalogue', () => {
  test('says nothing: each course and run is understood the same wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ told, other }) => {
        const [one, another] = [await readText(catalogue(told)), await readText(catalogue(other))]

        expect(spread(another.items)).toEqual(spread(one.items))
      }),
      { numRuns: 150 },
    )
  })

  test('changes nothing in the prospectus, nor does reading the file again', async () => {
    const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
    let ukprn = 10_000_000
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ told, other }) => {
        const choices = { ukprn: String((ukprn += 1)) }
        const first = await importText(ctx, catalogue(told), choices)

        const again = await importText(ctx, catalogue(other), choices)

        const { read, refused } = first.counts.courses ?? { read: -1, refused: 0 }
        expect(again.counts.courses).toEqual({
          read,
          refused,
          added: 0,
          changed: 0,
          unchanged: read - refused,
          withdrawn: 0,
        })
        expect(again.counts.runs).toMatchObject({ added: 0, changed: 0, withdrawn: 0 })
      }),
      { numRuns: 40 },
    )
  })
})

/** What was understood, without where it stood. */
function spread(items: CatalogueItem[]) {
  const plain = items.map(({ course, runs, refusedRuns }) => ({
    course,
    refusedRuns,
    runs: runs.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  }))
  return plain.map((item) => JSON.stringify(item)).sort()
}
