import { describe, expect, test } from 'vitest'
import { shownCount, shownParts, shownShare } from '~/domain/reports/dashboard'

describe('counts that leave the need-to-know circle', () => {
  test.each([
    [0, '0'],
    [1, 'under 5'],
    [4, 'under 5'],
    [5, '5'],
    [1300, '1,300'],
  ])('%i is shown as %s', (count, shown) => {
    expect(shownCount(count)).toBe(shown)
  })

  test('the parts of a whole do not give away the one that is kept back', () => {
    expect(shownParts([18, 2, 0])).toEqual(['kept back', 'kept back', '0'])
    expect(shownParts([18, 7, 0])).toEqual(['18', '7', '0'])
  })

  test.each([
    [0, 0, 'not known'],
    [0, 25, '0%'],
    [3, 25, 'kept back'],
    [10, 25, '40%'],
  ])('%i of %i is shown as %s', (part, whole, shown) => {
    expect(shownShare(part, whole)).toBe(shown)
  })
})
