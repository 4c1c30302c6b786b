import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayReading } from '~/kit/intake-day'
import { flagReading, spreadsheetNumber } from '~/kit/intake-value'
import { outcodeOf, postcodeReading } from '~/kit/postcode'

describe('a day', () => {
  test.each([
    ['24/06/2010', '2010-06-24'],
    ['4/6/2010', '2010-06-04'],
    ['24-06-2010', '2010-06-24'],
    ['24.06.2010', '2010-06-24'],
    ['24/06/2010 00:00:00', '2010-06-24'],
    ['2010-06-24', '2010-06-24'],
    ['29/02/2012', '2012-02-29'],
  ])('%s is read day first as %s', (text, day) => {
    expect(dayReading(text, 'day-month-year', 2026)).toEqual({ isWrong: false, value: day, note: null })
  })

  test.each([
    ['24/06/10', '2010-06-24'],
    ['24/06/26', '2026-06-24'],
    ['24/06/27', '1927-06-24'],
  ])('%s, with its two digits, is read as %s up to the year in hand, and noted', (text, day) => {
    expect(dayReading(text, 'day-month-year', 2026)).toMatchObject({ value: day, note: { code: 'year-of-two-digits' } })
  })

  test.each([
    ['06/24/2010', 'day-not-in-calendar'],
    ['29/02/2010', 'day-not-in-calendar'],
    ['2010-13-01', 'day-not-in-calendar'],
    ['00/01/2010', 'day-not-in-calendar'],
    ['40353', 'day-unreadable'],
    ['June 2010', 'day-unreadable'],
    ['4.0353E+04', 'spreadsheet-number'],
  ])('%s is refused: %s', (text, code) => {
    expect(dayReading(text, 'day-month-year', 2026)).toMatchObject({ isWrong: true, note: { code } })
  })

  test('in the other order is not guessed where a source writes the year first', () => {
    expect(dayReading('24/06/2010', 'year-month-day', 2026).isWrong).toBe(true)
  })

  test('survives being written day first and read again', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-')

        expect(dayReading(`${day}/${month}/${year}`, 'day-month-year', 2026).value).toBe(`${year}-${month}-${day}`)
      }),
    )
  })
})

test.each([
  ['T', true],
  ['y', true],
  ['1', true],
  ['F', false],
  ['No', false],
  ['0', false],
  ['', null],
])('the flag %j is %s', (text, value) => {
  expect(flagReading(text)).toMatchObject({ isWrong: false, value })
})

test('a flag that is neither yes nor no is refused', () => {
  expect(flagReading('maybe').isWrong).toBe(true)
})

test.each(['AL108RT', 'al10 8rt', ' AL10  8RT '])('the postcode %j is put in its usual form', (text) => {
  expect(postcodeReading(text)).toMatchObject({ isWrong: false, value: 'AL10 8RT' })
})

test.each(['A1O 8RT', 'AL10 8CT', 'AL10', 'Hatfield'])('%s is no postcode', (text) => {
  expect(postcodeReading(text).isWrong).toBe(true)
})

test('the first half of a postcode is its district', () => {
  expect(outcodeOf('AL10 8RT')).toBe('AL10')
})

test('a number that a spreadsheet has shortened is told from a real one', () => {
  expect(spreadsheetNumber('1.00E+09')?.isWrong).toBe(true)
  expect(spreadsheetNumber('1000000043')).toBeNull()
})
