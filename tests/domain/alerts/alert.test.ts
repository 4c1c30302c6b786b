import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patternsIn, yearBegins } from '~/domain/alerts/alert'

const limits = { missedInARow: 3, attendancePercent: 85 }

test.each([
  ['nothing of somebody who is always there', { possible: 40, attended: 40, late: 2, missed: 0 }, []],
  ['nothing of nine sessions', { possible: 9, attended: 0, late: 0, missed: 2 }, []],
  ['a tenth missed', { possible: 10, attended: 9, late: 0, missed: 0 }, ['persistent']],
  ['less than a tenth', { possible: 21, attended: 19, late: 0, missed: 0 }, []],
  ['under the limit of the area', { possible: 20, attended: 16, late: 0, missed: 0 }, ['persistent', 'below-limit']],
  ['half missed', { possible: 10, attended: 5, late: 0, missed: 0 }, ['severe', 'persistent', 'below-limit']],
  ['three in a row, also among few', { possible: 4, attended: 1, late: 0, missed: 3 }, ['missed-in-a-row']],
  ['late to every fifth', { possible: 20, attended: 20, late: 4, missed: 0 }, ['often-late']],
])('%s', (_, counts, kinds) => {
  expect(patternsIn(counts, limits)).toEqual(kinds)
})

test('whoever is severely absent is persistently absent, as the definitions say', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), (a, b) => {
      const kinds = patternsIn({ possible: a + b, attended: a, late: 0, missed: 0 }, limits)

      expect(!kinds.includes('severe') || kinds.includes('persistent')).toBe(true)
    }),
  )
})

test.each([
  ['2026-11-20', '2026-09-01'],
  ['2027-03-01', '2026-09-01'],
  ['2027-09-01', '2027-09-01'],
])('a year of attendance at %s began on %s', (day, begins) => {
  expect(yearBegins(day)).toBe(begins)
})
