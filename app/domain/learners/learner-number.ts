import { missing, spreadsheetNumber, taken, tidiedCode, wrong, type Note, type Reading } from '~/kit/intake-value'

/** The 23 letters of a UPN: no I, O or S, which look like 1, 0 and 5. A letter's place is its value. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

const withoutNumber: Note = { code: 'upn-placeholder', sentence: 'UN1 to UN5 mean that there is no UPN.' }

/** A Unique Pupil Number: check letter, authority, school, year, serial. A temporary one ends in a letter. */
export function upnReading(text: string): Reading<string> {
  if (text.trim() === '') return missing()
  const mangled = spreadsheetNumber(text)
  if (mangled) return mangled
  const { code: upn, note } = tidiedCode(text)
  if (/^UN[1-5]$/.test(upn)) return missing(withoutNumber)
  if (upn.length !== 13) return wrong('upn-length', `The UPN ${upn} has ${upn.length} characters. A UPN has 13.`)
  if (/[IOS]/.test(upn))
    return wrong('upn-letters', `The UPN ${upn} holds I, O or S, which a UPN never does. Is it 1, 0 or 5?`)
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) {
    return wrong('upn-pattern', `The UPN ${upn} is not a letter, eleven digits and a digit or letter.`)
  }
  const expected = upnCheckLetter(upn.slice(1))
  if (upn[0] === expected) return taken(upn, note)
  return wrong(
    'upn-check-letter',
    `The check letter of the UPN ${upn} does not fit, so a character is wrong. Copy it again.`,
  )
}

/** The letter that must stand before the other twelve characters of a UPN. */
export function upnCheckLetter(twelve: string): string {
  const sum = [...twelve].reduce((sum, character, at) => sum + valueInUpn(character) * (at + 2), 0)
  return upnLetters[sum % upnLetters.length] ?? ''
}

function valueInUpn(character: string): number {
  return /\d/.test(character) ? Number(character) : upnLetters.indexOf(character)
}

const notYetKnown: Note = { code: 'uln-not-known', sentence: '9999999999 means that the ULN is not known yet.' }

/** A Unique Learner Number: ten digits, the last one a check digit. */
export function ulnReading(text: string): Reading<string> {
  if (text.trim() === '') return missing()
  const mangled = spreadsheetNumber(text)
  if (mangled) return mangled
  const { code: uln, note } = tidiedCode(text)
  if (uln === '9999999999') return missing(notYetKnown)
  if (!/^\d{10}$/.test(uln)) return wrong('uln-length', `The ULN ${uln} is not ten digits.`)
  if (uln.startsWith('0')) return wrong('uln-leading-zero', `The ULN ${uln} begins with 0. A ULN begins with 1 to 9.`)
  const expected = ulnCheckDigit(uln.slice(0, 9))
  if (expected !== null && uln.endsWith(String(expected))) return taken(uln, note)
  return wrong('uln-check-digit', `The check digit of the ULN ${uln} does not fit, so a digit is wrong. Copy it again.`)
}

/** The digit that must follow the other nine of a ULN; null where no digit can. */
export function ulnCheckDigit(nine: string): number | null {
  const remainder = [...nine].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11
  return remainder === 0 ? null : 10 - remainder
}
