import { missing, taken, wrong, type Reading } from './intake-value'

const outward =
  '(?:[A-Z]\\d|[A-Z]\\d\\d|[A-Z]{2}\\d|[A-Z]{2}\\d\\d|[A-Z]\\d[ABCDEFGHJKPSTUW]|[A-Z]{2}\\d[ABEHMNPRVWXY])'
const pattern = new RegExp(`^(${outward}|GIR)(\\d[ABDEFGHJLNPQRSTUWXYZ]{2})$`)

/** A postcode in its usual form, `AL10 8RT`. ZZ99 9ZZ means that nobody knows it. */
export function postcodeReading(text: string): Reading<string> {
  const value = text.trim()
  if (value === '') return missing()
  const [, out, inward] = pattern.exec(value.toUpperCase().replace(/[\s\u00a0]+/g, '')) ?? []
  if (out === undefined || inward === undefined) {
    return wrong('postcode-pattern', `${value} is not a postcode. A postcode looks like AL10 8RT.`)
  }
  const postcode = `${out} ${inward}`
  if (postcode === 'ZZ99 9ZZ')
    return missing({ code: 'postcode-unknown', sentence: 'ZZ99 9ZZ means that the postcode is not known.' })
  return taken(postcode, postcode === value ? null : { code: 'tidied', sentence: `${value} was read as ${postcode}.` })
}

/** The first half of a postcode, such as AL10, which says the district. */
export function outcodeOf(postcode: string): string | null {
  return postcode.split(' ')[0] ?? null
}
