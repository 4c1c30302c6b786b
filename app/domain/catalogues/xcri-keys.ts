import { createHash } from 'node:crypto'
import { beginningOf } from '~/kit/intake-value'
import { folded } from '~/domain/courses/safe-html'
import { childrenOf, note, textOf, typeOf, type Notes } from './xcri-names'
import type { XmlElement } from './xcri-tree'

type Key = { key: string; isKeyWeak: boolean }

/** How an item is known again: its untyped identifier, best one that is an address; then any typed one. */
export function identifierOf(element: XmlElement): string | null {
  const sent = childrenOf(element, 'identifier', null).map((child) => ({ type: typeOf(child), value: textOf(child) }))
  const given = sent.filter(({ value }) => value !== '')
  const untyped = given.filter(({ type }) => type === null).map(({ value }) => value)
  const typed = given.filter(({ type }) => type !== null).map(({ type, value }) => `${type}:${value}`)
  return untyped.find((value) => /^https?:/.test(value)) ?? untyped[0] ?? typed[0] ?? null
}

/** The key of an item; a weak one, made of what it says, where it has no identifier. */
export function keyOf(element: XmlElement, said: (string | null)[], notes: Notes): Key {
  const identifier = identifierOf(element)
  if (identifier !== null) return { key: beginningOf(identifier, 500), isKeyWeak: false }
  note(notes, {
    severity: 'warning',
    code: 'key-weak',
    sentence:
      'There is no identifier here, so this is known again only by what it says. If you change its words it will look like a new one. Send an identifier.',
    field: 'identifier',
  })
  return {
    key: `weak:${hashOf(said.map((text) => folded(text ?? '').toLowerCase()).join('\n')).slice(0, 24)}`,
    isKeyWeak: true,
  }
}

/** The hash of an element as it stands in the file: names, attributes and folded text, without the children left out. */
export function sourceHash(element: XmlElement, leftOut: string | null = null): string {
  const said: string[] = []
  tell(element, leftOut, said)
  return hashOf(said.join(''))
}

/** A short, steady name for some text. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

function tell(element: XmlElement, leftOut: string | null, said: string[]) {
  const attributes = element.attributes.map(({ uri, local, value }) => `${uri} ${local}=${folded(value)}`)
  said.push(`<${element.uri} ${element.local} ${attributes.sort().join(' ')}>`)
  let text = ''
  for (const child of element.children) {
    if (typeof child === 'string') text += child
    else if (child.local !== leftOut) {
      said.push(folded(text))
      text = ''
      tell(child, null, said)
    }
  }
  said.push(folded(text), '</>')
}

/**
 * Two items of one key are told apart by what they say, in whatever order they stand: the first by hash keeps the key.
 * An item that stands there twice word for word is one item.
 */
export function apart<T extends Key & { sourceHash: string }>(
  items: T[],
  twice: (item: T, isSame: boolean) => void,
): T[] {
  const byKey = new Map<string, T[]>()
  for (const item of items) byKey.set(item.key, [...(byKey.get(item.key) ?? []), item])
  return [...byKey.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => (a.sourceHash < b.sourceHash ? -1 : 1))
    return sorted.flatMap((item, index) => {
      if (index === 0) return [item]
      const isSame = item.sourceHash === sorted[index - 1]?.sourceHash
      twice(item, isSame)
      return isSame ? [] : [{ ...item, key: `${item.key}~${item.sourceHash.slice(0, 12)}`, isKeyWeak: true }]
    })
  })
}
