import type { NewFinding } from '~/kit/intake-report'
import { folded } from '~/domain/courses/safe-html'
import type { XmlElement } from './xcri-tree'

/** The namespaces of XCRI-CAP 1.1 and 1.2, by the prefixes most feeds give them. */
export const namespaces = {
  xcri12: 'http://xcri.org/profiles/1.2/catalog',
  xcri11: 'http://xcri.org/profiles/catalog',
  mlo: 'http://purl.org/net/mlo',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  credit: 'http://purl.org/net/cm',
  terms12: 'http://xcri.org/profiles/1.2/catalog/terms',
  terms11: 'http://xcri.org/profiles/catalog/terms',
} as const

const known = new Set<string>(Object.values(namespaces))
const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

/** Where findings about one course or run are put. */
export type Notes = { item: string | null; path: string; line: number; findings: NewFinding[] }

export type Note = Pick<NewFinding, 'severity' | 'code' | 'sentence'> & Partial<NewFinding>

/** Writes a finding down, with the place and the item it is about. */
export function note(notes: Notes, finding: Note) {
  const path = finding.field ? `${notes.path}/${finding.field}` : notes.path
  notes.findings.push({ line: notes.line, item: notes.item, path, ...finding })
}

/**
 * The children of this name in document order. The right namespaces are taken first; where there is none of them, the
 * local name alone will do, with a warning: real feeds mistype namespaces and drop their final slash.
 */
export function childrenOf(parent: XmlElement, local: string, notes: Notes | null): XmlElement[] {
  const named = elementsIn(parent).filter((child) => child.local === local)
  const exact = named.filter((child) => known.has(child.uri))
  if (exact.length === named.length) return named
  const strange = named.find((child) => !known.has(child.uri))
  if (notes && strange) note(notes, strangeNamespace(strange))
  return named
}

/** The first child of this name. */
export function childOf(parent: XmlElement, local: string, notes: Notes | null): XmlElement | null {
  return childrenOf(parent, local, notes)[0] ?? null
}

/** The first child of any of these names: XCRI-CAP 1.1 and 1.2 call some things differently. */
export function firstOf(parent: XmlElement, locals: string[], notes: Notes | null): XmlElement | null {
  for (const local of locals) {
    const child = childOf(parent, local, notes)
    if (child) return child
  }
  return null
}

/** The text of an element and of all inside it, with white space folded. */
export function textOf(element: XmlElement | null): string {
  return element ? folded(rawTextOf(element)) : ''
}

/** The text as it stands, line breaks and all. */
export function rawTextOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : rawTextOf(child))).join('')
}

/** An attribute by its local name; feeds put `identifier` in any namespace and in none. */
export function attributeOf(element: XmlElement, local: string): string | null {
  const attribute = element.attributes.find((attribute) => attribute.local === local && attribute.uri !== xsi)
  return attribute === undefined ? null : folded(attribute.value)
}

/** The local part of `xsi:type`, such as `leadsTo`; also where the prefix is empty (`:Type`), and of the `type` of 1.1. */
export function typeOf(element: XmlElement): string | null {
  const type = element.attributes.find((attribute) => attribute.local === 'type')
  return type ? type.value.trim().split(':').at(-1) || null : null
}

/** The child elements, without the text between them. */
export function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

function strangeNamespace(element: XmlElement): Note {
  return {
    severity: 'warning',
    code: 'namespace-unexpected',
    sentence: `The element ${element.local} is in a namespace that XCRI-CAP does not use here. It was read by its name alone.`,
    field: element.local,
    received: element.uri || 'no namespace',
    used: element.local,
    line: element.line,
  }
}
