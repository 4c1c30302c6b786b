import { missing, spreadsheetNumber, taken, tidiedCode, wrong, type Reading } from '~/kit/intake-value'

/** A URN, the six digits by which the national register knows a school or college. It changes when a school converts. */
export function urnReading(text: string): Reading<string> {
  return numberReading(text, /^[1-9]\d{5}$/, 'urn', 'A URN has six digits.')
}

/** A UKPRN, the eight digits of a learning provider; they begin with 1. */
export function ukprnReading(text: string): Reading<string> {
  return numberReading(text, /^1\d{7}$/, 'ukprn', 'A UKPRN has eight digits and begins with 1.')
}

/** A LAESTAB: three digits of the authority and four of the school, often with a slash between. 9999 is no number. */
export function laestabReading(text: string): Reading<string> {
  const joined = text.trim().replace(/^(\d{3})\s*[/-]\s*(\d{4})$/, '$1$2')
  const reading = numberReading(
    joined,
    /^\d{7}$/,
    'laestab',
    'An establishment number has seven digits, such as 919/4015.',
  )
  if (reading.isWrong || joined === text) return reading
  return { ...reading, note: { code: 'tidied', sentence: `${text.trim()} was read as ${joined}.` } }
}

function numberReading(text: string, pattern: RegExp, name: string, rule: string): Reading<string> {
  if (text.trim() === '') return missing()
  const mangled = spreadsheetNumber(text)
  if (mangled) return mangled
  const { code, note } = tidiedCode(text)
  return pattern.test(code) ? taken(code, note) : wrong(`${name}-pattern`, `${code} cannot be right. ${rule}`)
}
