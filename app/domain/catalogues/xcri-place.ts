import { beginningOf } from '~/kit/intake-value'
import { postcodeReading } from '~/kit/postcode'
import type { CataloguePlace, CatalogueProvider } from '~/domain/courses/catalogue'
import { plainText } from '~/domain/courses/safe-html'
import { childOf, childrenOf, note, rawTextOf, textOf, typeOf, type Notes } from './xcri-names'
import { readAddress, readHtml, readLine } from './xcri-text'
import type { XmlElement } from './xcri-tree'

/** A venue: in 1.2 a provider that describes the place, in 1.1 the address itself. */
export function readVenue(venue: XmlElement, notes: Notes): CataloguePlace | null {
  const place = childOf(venue, 'provider', notes) ?? venue
  return readPlace(place, childOf(place, 'location', notes) ?? place, notes)
}

/** Who the provider is. Its parts may stand in any order, so this is read when all of them are known. */
export function readProvider(provider: XmlElement, notes: Notes): CatalogueProvider {
  const identifiers = childrenOf(provider, 'identifier', notes)
  const description = childOf(provider, 'description', notes)
  return {
    ukprn: ukprnIn(identifiers),
    uri: beginningOf(textOf(identifiers.find((identifier) => typeOf(identifier) === null) ?? null), 500) || null,
    name: readLine(childOf(provider, 'title', notes), 'title', notes),
    summary: description && beginningOf(plainText(readHtml(description, 'description', notes)), 2000),
    website: readAddress(childOf(provider, 'url', notes), 'url', notes),
    place: readPlace(provider, childOf(provider, 'location', notes) ?? provider, notes),
  }
}

function ukprnIn(identifiers: XmlElement[]): string | null {
  const typed = identifiers.filter((identifier) => typeOf(identifier)?.toLowerCase() === 'ukprn')
  const found = [...typed, ...identifiers].map(textOf).find((text) => /^1\d{7}$/.test(text))
  return found ?? null
}

function readPlace(named: XmlElement, location: XmlElement, notes: Notes): CataloguePlace | null {
  const town = readLine(childOf(location, 'town', notes), 'town', notes)
  const lines = [...addressLines(location), town].filter((line) => line !== null)
  const code = readPostcode(location, notes)
  const title = readLine(childOf(named, 'title', notes), 'title', notes)
  const name = beginningOf(title ?? lines[0] ?? code ?? '', 200)
  if (!name || (lines.length === 0 && !code && named === location)) return null
  const { email, phone } = readContact(location, notes)
  return {
    key: `${name.toLowerCase()}|${code ?? ''}`,
    name,
    address: beginningOf([...new Set(lines)].join(', '), 500) || null,
    town: town ?? null,
    postcode: code,
    phone,
    email,
  }
}

function addressLines(location: XmlElement): string[] {
  const untyped = childrenOf(location, 'address', null).filter((line) => !typeOf(line))
  return [...childrenOf(location, 'street', null), ...untyped]
    .flatMap((line) => rawTextOf(line).split(/\n|,/))
    .map(plainText)
    .filter((line) => line !== '')
}

function readPostcode(location: XmlElement, notes: Notes): string | null {
  const element = childOf(location, 'postcode', notes)
  const text = textOf(element)
  if (!element || text === '') return null
  const code = postcodeReading(text).value
  if (!code) note(notes, { ...notAPostcode, field: 'postcode', received: text, line: element.line })
  return code
}

function readContact(location: XmlElement, notes: Notes) {
  const email = readLine(childOf(location, 'email', notes), 'email', notes)
  const phone = readLine(childOf(location, 'phone', notes), 'phone', notes)
  const isEmail = email !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
  if (email !== null && !isEmail) note(notes, { ...notAnEmail, field: 'email', received: email })
  return { email: isEmail ? email : null, phone: phone !== null && /\d{3}/.test(phone) ? phone : null }
}

const notAPostcode = {
  severity: 'warning',
  code: 'postcode-unreadable',
  sentence: 'This is not a postcode, so we cannot say how far away the place is.',
} as const

const notAnEmail = {
  severity: 'warning',
  code: 'email-unreadable',
  sentence: 'This is not an email address, so it was left out.',
} as const
