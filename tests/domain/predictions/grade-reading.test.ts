import { describe, expect, test } from 'vitest'
import type { Qualification } from '~/domain/plans/grade'
import { gradeReading } from '~/domain/predictions/grade-reading'
import { qualificationNamed } from '~/domain/predictions/qualification-name'

describe('a grade in a file', () => {
  test.each<[string, Qualification | null, string, Qualification, string]>([
    ['7', null, 'maths', 'GCSE (9 to 1)', '7'],
    [' 6.0 ', null, 'maths', 'GCSE (9 to 1)', '6'],
    ['6+', null, 'maths', 'GCSE (9 to 1)', '6'],
    ['6-5', null, 'combined-science', 'GCSE combined science', '6-5'],
    ['65', null, 'combined-science', 'GCSE combined science', '6-5'],
    ['06-May', null, 'combined-science', 'GCSE combined science', '6-5'],
    ['b', null, 'french', 'GCSE (A* to G)', 'B'],
    ['L2 Dist*', null, 'business', 'BTEC or technical award', 'L2D*'],
    ['Level 2 Merit', null, 'business', 'BTEC or technical award', 'L2M'],
    ['P1', 'BTEC or technical award', 'business', 'BTEC or technical award', 'L1P'],
    ['pass', null, 'maths', 'Functional Skills', 'Pass'],
    ['Entry 3', null, 'maths', 'Entry level certificate', 'Entry 3'],
    ['u', null, 'maths', 'GCSE (9 to 1)', 'U'],
  ])('%s (%s) in %s is %s %s', (typed, named, subject, qualification, grade) => {
    expect(gradeReading(typed, named, subject)).toMatchObject({ isWrong: false, value: { qualification, grade } })
  })

  test.each(['', ' ', '-', 'n/a', 'X', 'Not taken'])('%j says nothing', (typed) => {
    expect(gradeReading(typed, null, 'maths')).toMatchObject({ isWrong: false, value: null })
  })

  test.each<[string, Qualification | null, string, string]>([
    [
      '12',
      'GCSE (9 to 1)',
      'maths',
      '12 is not a grade of GCSE (9 to 1). It must be one of 9, 8 and so on down to 1 or U.',
    ],
    ['6', null, 'combined-science', '6 is not a grade of combined science. Write two, such as 6-5.'],
    ['wonderful', null, 'maths', 'wonderful is not a grade on any scale we know.'],
  ])('%s (%s) in %s is refused in words', (typed, named, subject, sentence) => {
    expect(gradeReading(typed, named, subject)).toMatchObject({ isWrong: true, note: { sentence } })
  })

  test('what a spreadsheet made of it is mended, and said', () => {
    expect(gradeReading('06-May', 'GCSE combined science', 'combined-science').note?.sentence).toBe(
      '06-May was read as 6-5.',
    )
  })
})

test.each<[string, Qualification | null]>([
  ['GCSE', 'GCSE (9 to 1)'],
  ['GCSE (A*-G)', 'GCSE (A* to G)'],
  ['GCSE Double Award', 'GCSE combined science'],
  ['BTEC Tech Award', 'BTEC or technical award'],
  ['Functional Skills L2', 'Functional Skills'],
  ['Entry Level Certificate', 'Entry level certificate'],
  ['Full course', null],
])('%s names %s', (words, qualification) => {
  expect(qualificationNamed(words)).toBe(qualification)
})
