import { describe, expect, test } from 'vitest'
import { checkEntry } from '~/domain/plans/entry-check'
import { qualifications } from '~/domain/plans/grade'
import type { HeldGrade } from '~/domain/plans/held-grade'
import type { EntryRequirement, RequirementTerm } from '~/domain/requirements/entry-requirement'
import { worthOf } from '~/domain/requirements/grade-scale'

const gcse = (subject: string, grade: string): HeldGrade => ({
  subject,
  scale: 'GCSE (9 to 1)',
  grade,
  stage: 'predicted',
})
const science = (grade: string): HeldGrade => ({
  subject: 'Science',
  scale: 'GCSE combined science',
  grade,
  stage: 'predicted',
})
const award = (subject: string, grade: string): HeldGrade => ({
  subject,
  scale: 'BTEC or technical award',
  grade,
  stage: 'predicted',
})

const fiveWithBoth: RequirementTerm = {
  kind: 'count',
  count: 5,
  grade: '4',
  including: ['english', 'maths'],
  among: [],
  hasEquivalents: false,
}
const asks = (...terms: RequirementTerm[]): EntryRequirement => ({ all: terms.map((term) => ({ any: [term] })) })

describe('five GCSEs at grade 4 with English and maths', () => {
  const check = (...grades: HeldGrade[]) => checkEntry(asks(fiveWithBoth), grades)
  const three = [gcse('History', '5'), gcse('Art', '4'), gcse('Geography', '6')]

  test('are met by five that hold both', () => {
    expect(check(...three, gcse('English language', '4'), gcse('Maths', '5')).verdict).toBe('met')
  })

  test('are met with combined science counted twice', () => {
    const { verdict } = check(
      gcse('English literature', '4'),
      gcse('Mathematics', '5'),
      gcse('Art', '4'),
      science('4-4'),
    )

    expect(verdict).toBe('met')
  })

  test('are not met with maths below, and say so', () => {
    const { verdict, lines } = check(...three, gcse('French', '7'), gcse('English', '4'), gcse('GCSE Maths', '3'))

    expect(verdict).toBe('not-met')
    expect(lines[0]?.reason).toBe(
      'You have 5 at grade 4 or above. You need grade 4 in maths. Your predicted grade is 3.',
    )
    expect(lines[0]?.missing).toEqual([{ subject: 'maths', needed: '4', held: '3' }])
  })

  test('are not known while nobody has told of maths', () => {
    const { verdict, lines } = check(...three, gcse('French', '7'), gcse('English', '4'))

    expect(verdict).toBe('unknown')
    expect(lines[0]?.missing).toEqual([{ subject: 'maths', needed: '4', held: null }])
  })

  test('are not known while fewer than five grades are told', () => {
    expect(check(gcse('English', '6'), gcse('Maths', '6')).verdict).toBe('unknown')
  })

  test('name how many more are needed', () => {
    const { lines } = check(
      gcse('English', '4'),
      gcse('Maths', '4'),
      gcse('Art', '3'),
      gcse('Music', '2'),
      gcse('French', '3'),
    )

    expect(lines[0]?.reason).toBe('You have 2 at grade 4 or above: 3 more are needed.')
  })

  test('are met by older letters worth as much', () => {
    const letters = ['English', 'Maths', 'Art', 'Music', 'French'].map((subject) => ({
      ...gcse(subject, 'C'),
      scale: 'GCSE (A* to G)',
    }))

    expect(check(...letters).verdict).toBe('met')
  })

  test('count technical awards only where the provider says so', () => {
    const grades = [
      gcse('English', '4'),
      gcse('Maths', '4'),
      gcse('Art', '4'),
      gcse('Music', '4'),
      award('Sport', 'L2P'),
      gcse('French', '1'),
    ]
    const withAwards = asks({ ...fiveWithBoth, hasEquivalents: true })

    expect([check(...grades).verdict, checkEntry(withAwards, grades).verdict]).toEqual(['not-met', 'met'])
  })
})

describe('other terms', () => {
  test.each<[string, RequirementTerm, HeldGrade[], string]>([
    ['a subject that is met', { kind: 'subject', subject: 'maths', grade: '6' }, [gcse('maths', '7')], 'met'],
    ['a subject that is not', { kind: 'subject', subject: 'maths', grade: '6' }, [gcse('maths', '5')], 'not-met'],
    ['a subject nobody told of', { kind: 'subject', subject: 'maths', grade: '6' }, [gcse('Art', '5')], 'unknown'],
    ['science from biology', { kind: 'subject', subject: 'science', grade: '6' }, [gcse('Biology', '6')], 'met'],
    [
      'biology from chemistry',
      { kind: 'subject', subject: 'biology', grade: '6' },
      [gcse('Chemistry', '9')],
      'unknown',
    ],
    ['one of two science awards', { kind: 'subject', subject: 'science', grade: '6' }, [science('6-5')], 'unknown'],
    [
      'an average',
      { kind: 'average', points: 5.5, best: 2 },
      [gcse('Art', '6'), gcse('Music', '5'), gcse('French', '1')],
      'met',
    ],
    [
      'an average too low',
      { kind: 'average', points: 5.6, best: 2 },
      [gcse('Art', '6'), gcse('Music', '5')],
      'not-met',
    ],
    [
      'an average still open',
      { kind: 'average', points: 5.5, best: 3 },
      [gcse('Art', '6'), gcse('Music', '5')],
      'unknown',
    ],
    ['an average out of reach', { kind: 'average', points: 8, best: 2 }, [gcse('Art', '1')], 'not-met'],
    [
      'a merit from a distinction',
      { kind: 'qualification', type: 'technical-award', level: '2', grade: 'Merit', subject: null },
      [award('Sport', 'L2D')],
      'met',
    ],
    [
      'a merit from a pass',
      { kind: 'qualification', type: 'technical-award', level: '2', grade: 'Merit', subject: null },
      [award('Sport', 'L2P')],
      'not-met',
    ],
    [
      'an award nobody told of',
      { kind: 'qualification', type: 'technical-award', level: '2', grade: 'Merit', subject: 'health' },
      [award('Sport', 'L2D')],
      'unknown',
    ],
    [
      'Functional Skills without a level',
      { kind: 'qualification', type: 'functional-skills', level: '2', grade: null, subject: 'maths' },
      [{ ...gcse('Maths', 'Pass'), scale: 'Functional Skills' }],
      'unknown',
    ],
    ['what a person judges', { kind: 'other', text: 'An audition' }, [gcse('Drama', '9')], 'unknown'],
  ])('%s', (_, term, grades, verdict) => {
    expect(checkEntry(asks(term), grades).verdict).toBe(verdict)
  })

  test('one way of several is enough, and an open way is better than a closed one', () => {
    const maths = { kind: 'subject', subject: 'maths', grade: '6' } as const
    const english = { kind: 'subject', subject: 'english', grade: '4' } as const
    const either = { all: [{ any: [maths, english] }] }

    expect(checkEntry(either, [gcse('Maths', '3'), gcse('English', '4')]).verdict).toBe('met')
    expect(checkEntry(either, [gcse('Maths', '3')]).verdict).toBe('unknown')
  })

  test('a result is called a result', () => {
    const { lines } = checkEntry(asks({ kind: 'subject', subject: 'maths', grade: '6' }), [
      { ...gcse('Maths', '5'), stage: 'achieved' },
    ])

    expect(lines[0]?.reason).toContain('Your result is 5.')
  })
})

describe('the scales of the plan and of the prospectus', () => {
  test.each(Object.entries(qualifications))('hold the same grades of %s', (scale, grades) => {
    expect(grades.filter((grade) => worthOf(scale, grade) === null)).toEqual([])
  })

  test.each(Object.entries(qualifications))('agree on the order of %s', (scale, grades) => {
    const points = grades.map((grade) => (worthOf(scale, grade)?.points ?? []).reduce((sum, one) => sum + one, 0))

    expect(points).toEqual(points.toSorted((a, b) => b - a))
  })
})
