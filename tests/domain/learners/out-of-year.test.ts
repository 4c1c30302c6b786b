import { expect, test } from 'vitest'
import { outOfYearFindings } from '~/domain/learners/out-of-year'

const pupil = (n: number, year: number, byAge: number) => ({ line: n, path: null, item: `row ${n}`, year, byAge })

test('a few pupils taught out of their year are each said', () => {
  const findings = outOfYearFindings([pupil(2, 11, 12), pupil(5, 11, 10)], 60)

  expect(findings).toMatchObject([
    { code: 'year-group-by-age', severity: 'info', line: 2 },
    { code: 'year-group-by-age', severity: 'info', line: 5 },
  ])
})

test('a whole file of another school year is said once, beside those who differ in another way', () => {
  const cohort = Array.from({ length: 50 }, (_, n) => pupil(n + 2, 11, 12))
  const findings = outOfYearFindings([...cohort, pupil(60, 11, 10)], 60)

  expect(findings).toMatchObject([
    {
      code: 'other-school-year',
      severity: 'warning',
      sentence: expect.stringContaining('50 pupils would be one year group above'),
    },
    { code: 'year-group-by-age', line: 60 },
  ])
})

test('nothing is said of pupils in the year of their age', () => {
  expect(outOfYearFindings([], 60)).toEqual([])
})
