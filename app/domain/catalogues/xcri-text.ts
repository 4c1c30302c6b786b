import { beginningOf } from '~/kit/intake-value'
import { escapeHtml, folded, plainText, safeHtml, webAddress } from '~/domain/courses/safe-html'
import { attributeOf, elementsIn, note, rawTextOf, type Notes } from './xcri-names'
import type { XmlElement } from './xcri-tree'

const LONGEST = 20_000
const LONGEST_LINE = 500
const LONGEST_LEAK = 80

/** Values that are a program's, not a person's: they say nothing to a learner. */
const leaked = /^(\[\]|\{\}|null|undefined|n\/?a|nan|none|nodata|no data|unk|tbc|tba|-+|\.+|misunderstood\b.*)$/i

/** True where a value leaked out of the sender's software, such as `[]`, `NoData` or "Misunderstood Campus Code PS". */
export function isLeaked(text: string): boolean {
  return leaked.test(text.trim())
}

/** A description as safe HTML; null where there is nothing to show. Scripts, frames, styles and pictures are dropped. */
export function readHtml(element: XmlElement, field: string, notes: Notes): string | null {
  const sent = rawTextOf(element)
  const text = folded(sent)
  if (text === '') return addressAlone(element, field, notes)
  if (text.length < LONGEST_LEAK && isLeaked(plainText(text))) {
    note(notes, leakedValue(text, field))
    return null
  }
  return safeHtml(cut(elementsIn(element).length > 0 ? markupOf(element) : sent, field, notes))
}

/** A line of plain text, as a title or a name is; null where it is empty or leaked. */
export function readLine(element: XmlElement | null, field: string, notes: Notes): string | null {
  if (!element) return null
  const text = plainText(rawTextOf(element))
  if (text === '') return null
  if (!isLeaked(text)) return beginningOf(text, LONGEST_LINE)
  note(notes, leakedValue(text, field))
  return null
}

/** The address of a page about the thing; null where it is none. */
export function readAddress(element: XmlElement | null, field: string, notes: Notes): string | null {
  const text = element ? folded(rawTextOf(element)) || attributeOf(element, 'href') || '' : ''
  if (text === '') return null
  const address = webAddress(text)
  if (!address) note(notes, { ...notAnAddress, field, received: text })
  return address
}

/** The markup of an XHTML tree, without its namespaces and attributes. */
function markupOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeHtml(child) : tagged(child))).join('')
}

function tagged(element: XmlElement): string {
  const tag = element.local.toLowerCase()
  if (!/^[a-z][a-z0-9]*$/.test(tag)) return markupOf(element)
  if (tag === 'br') return '<br>'
  const href = tag === 'a' ? attributeOf(element, 'href') : null
  const open = href === null ? `<${tag}>` : `<${tag} href="${escapeHtml(href)}">`
  return `${open}${markupOf(element)}</${tag}>`
}

// XCRI-CAP lets a description be nothing but the address of a page.
function addressAlone(element: XmlElement, field: string, notes: Notes): string | null {
  if (attributeOf(element, 'href') === null) return null
  const address = readAddress(element, field, notes)
  return address && `<p><a href="${escapeHtml(address)}" rel="nofollow noopener">${escapeHtml(address)}</a></p>`
}

function cut(text: string, field: string, notes: Notes): string {
  if (text.length <= LONGEST) return text
  note(notes, {
    severity: 'warning',
    code: 'text-too-long',
    sentence: `This text is longer than ${LONGEST.toLocaleString('en-GB')} letters. It was cut there.`,
    field,
    received: `${text.length.toLocaleString('en-GB')} letters`,
  })
  return beginningOf(text, LONGEST)
}

const notAnAddress = {
  severity: 'warning',
  code: 'address-unreadable',
  sentence: 'This is not a full web address (http:// or https://), so it was left out.',
} as const

function leakedValue(received: string, field: string) {
  return {
    severity: 'info',
    code: 'leaked-internal',
    sentence: 'This looks like a value of your software and not a word for a learner. It is not shown.',
    field,
    received,
  } as const
}
