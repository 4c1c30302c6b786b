import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { laestabReading, ukprnReading, urnReading } from '~/domain/accounts/establishment-number'
import { ulnCheckDigit, ulnReading, upnCheckLetter, upnReading } from '~/domain/learners/learner-number'
import type { Reading } from '~/kit/intake-value'
import { postcodeReading } from '~/kit/postcode'
import { hasShared, sharedData } from '#tests/support/shared'

const readers: Record<string, (text: string) => Reading<string>> = {
  UPN: upnReading,
  ULN: ulnReading,
  UKPRN: ukprnReading,
  URN: urnReading,
  LAESTAB: laestabReading,
  POSTCODE: postcodeReading,
}

type Vector = { kind: string; value: string; expected: string }

function verdict(reading: Reading<string>): string {
  if (reading.isWrong) return 'invalid'
  if (reading.value === null) return 'missing'
  return reading.note ? 'valid, with a note' : 'valid'
}

function wanted(expected: string): string {
  if (expected.startsWith('invalid')) return 'invalid'
  if (/missing|unknown|not known/.test(expected)) return 'missing'
  return expected.endsWith('(warn)') ? 'valid, with a note' : 'valid'
}

describe.skipIf(!hasShared)('the published test numbers', () => {
  test('are all judged as published', () => {
    const text = hasShared ? readFileSync(sharedData('codes/identifier_test_vectors.csv'), 'utf8') : ''
    const vectors = Papa.parse<Vector>(text, { header: true, skipEmptyLines: true }).data

    const judged = vectors.map(
      ({ kind, value }) => `${kind} ${value}: ${verdict(readers[kind]?.(value) ?? upnReading(''))}`,
    )

    expect(vectors.length).toBeGreaterThan(40)
    expect(judged).toEqual(vectors.map(({ kind, value, expected }) => `${kind} ${value}: ${wanted(expected)}`))
  })
})

describe('a UPN', () => {
  test.each([
    ['R201100018042', 'R201100018042'],
    ['T20110001804V', 'T20110001804V'],
    [' r2011 0001 8042 ', 'R201100018042'],
  ])('%s is read as %s', (text, upn) => {
    expect(upnReading(text).value).toBe(upn)
  })

  test.each(['', '  ', 'UN1', 'un5'])('%j says that there is none', (text) => {
    expect(upnReading(text)).toMatchObject({ isWrong: false, value: null })
  })

  test.each([
    ['1.00E+09', 'spreadsheet-number'],
    ['R20110001804', 'upn-length'],
    ['I201100018042', 'upn-letters'],
    ['R2011000180-2', 'upn-pattern'],
    ['A201100018042', 'upn-check-letter'],
  ])('%s is refused because of its %s', (text, code) => {
    expect(upnReading(text)).toMatchObject({ isWrong: true, note: { code } })
  })

  test('is caught whenever one digit of it is mistyped', () => {
    const twelve = fc.stringMatching(/^\d{12}$/)
    fc.assert(
      fc.property(twelve, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const mistyped = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1)

        expect(upnReading(upnCheckLetter(digits) + digits).isWrong).toBe(false)
        expect(upnReading(upnCheckLetter(digits) + mistyped).isWrong).toBe(true)
      }),
    )
  })
})

describe('a ULN', () => {
  test('of nine digits and its check digit is taken, and caught when one digit is mistyped', () => {
    const nine = fc.stringMatching(/^[1-9]\d{8}$/).filter((digits) => ulnCheckDigit(digits) !== null)
    fc.assert(
      fc.property(nine, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const mistyped = digits.slice(0, at) + ((Number(digits[at]) + shift) % 10) + digits.slice(at + 1)

        expect(ulnReading(`${digits}${ulnCheckDigit(digits)}`).isWrong).toBe(false)
        expect(ulnReading(`${mistyped}${ulnCheckDigit(digits)}`).isWrong).toBe(true)
      }),
    )
  })

  test('that a spreadsheet has shortened is refused with the reason', () => {
    expect(ulnReading('1.00E+09').note?.sentence).toContain('its digits are lost')
  })

  test('of nines is not known yet', () => {
    expect(ulnReading('9999999999')).toMatchObject({ isWrong: false, value: null, note: { code: 'uln-not-known' } })
  })
})
