import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkEntry } from '~/domain/plans/entry-check'
import { qualifications } from '~/domain/plans/grade'
import { rank, type HeldGrade } from '~/domain/plans/held-grade'
import { requirementFrom, type EntryRequirement, type RequirementTerm } from '~/domain/requirements/entry-requirement'
import { askedGrades } from '~/domain/requirements/grade-scale'

const subjects = [
  'English language',
  'English literature',
  'Maths',
  'Biology',
  'History',
  'Art',
  'French',
  'Music',
  'Cookery',
]
const askedSubjects = ['english', 'maths', 'science', 'biology', 'history', 'art', 'language']
const asked = fc.constantFrom(...askedGrades)

const someTerm: fc.Arbitrary<RequirementTerm> = fc.oneof(
  fc.record({
    kind: fc.constant('count' as const),
    count: fc.integer({ min: 1, max: 8 }),
    grade: asked,
    including: fc.subarray(['english', 'maths', 'science']),
    among: fc.subarray(askedSubjects),
    hasEquivalents: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('subject' as const), subject: fc.constantFrom(...askedSubjects), grade: asked }),
  fc.record({
    kind: fc.constant('average' as const),
    points: fc.integer({ min: 2, max: 18 }).map((half) => half / 2),
    best: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({
    kind: fc.constant('qualification' as const),
    type: fc.constantFrom('technical-award' as const, 'functional-skills' as const),
    level: fc.constantFrom('1' as const, '2' as const),
    grade: fc.constantFrom('Pass' as const, 'Merit' as const, 'Distinction' as const, null),
    subject: fc.constantFrom('maths', 'art', null),
  }),
  fc.record({ kind: fc.constant('other' as const), text: fc.constant('An interview') }),
)
const someRequirement = fc
  .array(fc.array(someTerm, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((lines): EntryRequirement => ({ all: lines.map((any) => ({ any })) }))
const scales = ['GCSE (9 to 1)', 'GCSE combined science', 'BTEC or technical award'] as const
const someGrade: fc.Arbitrary<HeldGrade> = fc
  .record({ subject: fc.constantFrom(...subjects), scale: fc.constantFrom(...scales), at: fc.nat(30) })
  .map(({ subject, scale, at }) => {
    const grades: readonly string[] = qualifications[scale]
    return { subject, scale, grade: grades[at % grades.length] ?? 'U', stage: 'predicted' }
  })
const someGrades = fc.array(someGrade, { maxLength: 10 })

describe('whatever is asked and whatever is held', () => {
  test('what is asked comes back from where it is kept as it went', () => {
    fc.assert(
      fc.property(someRequirement, (requirement) => {
        expect(requirementFrom(JSON.parse(JSON.stringify(requirement)))).toEqual(requirement)
      }),
    )
  })

  test('a better grade never makes it worse', () => {
    fc.assert(
      fc.property(
        someRequirement,
        fc.array(someGrade, { minLength: 1, maxLength: 10 }),
        fc.nat(9),
        fc.nat(20),
        (requirement, grades, which, up) => {
          const at = which % grades.length
          const better = grades.map((grade, index) => (index === at ? raised(grade, up) : grade))

          expect(rank[checkEntry(requirement, better).verdict]).toBeGreaterThanOrEqual(
            rank[checkEntry(requirement, grades).verdict],
          )
        },
      ),
    )
  })

  test('the order of grades, lines and ways does not matter', () => {
    fc.assert(
      fc.property(someRequirement, someGrades, (requirement, grades) => {
        const turned = { all: requirement.all.map(({ any }) => ({ any: any.toReversed() })).toReversed() }

        expect(checkEntry(turned, grades.toReversed()).verdict).toBe(checkEntry(requirement, grades).verdict)
      }),
    )
  })

  test('asking for more never makes it easier, and another way never makes it harder', () => {
    fc.assert(
      fc.property(someRequirement, someTerm, someGrades, (requirement, term, grades) => {
        const now = rank[checkEntry(requirement, grades).verdict]
        const more = { all: [...requirement.all, { any: [term] }] }
        const wider = { all: requirement.all.map(({ any }) => ({ any: [...any, term] })) }

        expect(rank[checkEntry(more, grades).verdict]).toBeLessThanOrEqual(now)
        expect(rank[checkEntry(wider, grades).verdict]).toBeGreaterThanOrEqual(now)
      }),
    )
  })

  test('every line has a reason, and nobody is turned down without one grade being told', () => {
    fc.assert(
      fc.property(someRequirement, someGrades, (requirement, grades) => {
        const { lines } = checkEntry(requirement, grades)

        expect(lines.every(({ reason, asked }) => reason !== '' && asked !== '')).toBe(true)
        expect(checkEntry(requirement, []).verdict).toBe('unknown')
      }),
    )
  })
})

/** The same grade, some steps better on its own scale. */
function raised(grade: HeldGrade, steps: number): HeldGrade {
  const scale = scales.find((name) => name === grade.scale) ?? scales[0]
  const grades: readonly string[] = qualifications[scale]
  return { ...grade, grade: grades[Math.max(0, grades.indexOf(grade.grade) - steps)] ?? grade.grade }
}
