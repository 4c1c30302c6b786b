import { outcodeOf, postcodeReading } from '~/kit/postcode'
import { placeOf } from '~/domain/courses/outcode'

/** The towns of our sites in small letters, each with the postcode district most of its sites lie in. */
export type Towns = ReadonlyMap<string, string>

export const noTowns: Towns = new Map()

const before = '(?:^|[\\s,]+)(?:(near|close to|around|round|in|at|by|from)(?:\\s+the)?\\s+)?'
const after = '(?:\\s+(?:area|town|please))*[\\s.!?]*$'
const postcodeAtEnd = new RegExp(`${before}([a-z]{1,2}\\d[a-z\\d]?(?:\\s*\\d[a-z]{2})?)${after}`, 'i')
const townAtEnd = new RegExp(
  `(?:^|[\\s,]+)(?:near|close to|around|round|in|at|by|from)\\s+(?:the\\s+)?([a-z][a-z '’-]{2,40}?)${after}`,
  'i',
)
const nearMe =
  /(?:^|[\s,]+)(?:near|close to|around)\s+(?:me|here|us|my house|home|where i live)[\s.!?]*$|(?:^|[\s,]+)(?:nearby|close by)[\s.!?]*$/i

/**
 * What somebody typed, with a place in it taken out of the words: "A level maths near WD6", "plumbing in Castermere".
 * Without a word such as "near" only what can be nothing but a place is one: "L3" may be a level.
 */
export function wordsAndPlace(typed: string, towns: Towns): { words: string; place: string | null } {
  const text = typed.replace(nearMe, '')
  const [postcodePart, preposition, code = ''] = postcodeAtEnd.exec(text) ?? []
  if (postcodePart !== undefined && isSurely(code, preposition !== undefined))
    return { words: text.slice(0, -postcodePart.length), place: code.toUpperCase() }
  const [townPart, town = ''] = townAtEnd.exec(text) ?? []
  if (townPart !== undefined && towns.has(town.toLowerCase()))
    return { words: text.slice(0, -townPart.length), place: town }
  return { words: text, place: null }
}

/** Whether one has to know the towns to read this. */
export function mayNameTown(words: string, place: string): boolean {
  return townAtEnd.test(words) || (place !== '' && districtOf(place, noTowns) === null)
}

/** The postcode district of a postcode, half a postcode or a town; null where we do not know it. */
export function districtOf(place: string, towns: Towns): string | null {
  const whole = postcodeReading(place).value
  if (whole !== null) return outcodeOf(whole)
  const half = place.toUpperCase()
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(half)) return half
  return towns.get(place.toLowerCase()) ?? null
}

function isSurely(code: string, isSaidToBe: boolean): boolean {
  const outcode = districtOf(code, noTowns)
  if (outcode === null || placeOf(outcode) === null) return false
  return isSaidToBe || code.length > 4 || /^[A-Z]{2}/i.test(code)
}
