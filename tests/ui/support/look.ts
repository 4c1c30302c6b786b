import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5'

export type Seen = { tag: string; attributes: Record<string, string>; text: string }

/** Every element of a piece of HTML, in the order it is read. */
export function look(html: string): Seen[] {
  return inside(parseFragment(html))
}

/** The element that has all these attributes; a test that finds none says so. */
export function find(html: string, wanted: Record<string, string>): Seen {
  const found = findAll(html, wanted)[0]
  if (!found) throw new Error(`There is no element with ${JSON.stringify(wanted)}.`)
  return found
}

export function findAll(html: string, wanted: Record<string, string>): Seen[] {
  return look(html).filter(({ tag, attributes }) =>
    Object.entries(wanted).every(([name, value]) => (name === 'tag' ? tag === value : attributes[name] === value)),
  )
}

function inside(parent: { childNodes: Tree.ChildNode[] }): Seen[] {
  return parent.childNodes.flatMap((node) =>
    'tagName' in node
      ? [
          {
            tag: node.tagName,
            attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
            text: textOf(node).replaceAll(/\s+/g, ' ').trim(),
          },
          ...inside(node),
        ]
      : [],
  )
}

function textOf(node: Tree.ChildNode): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : ''
}
