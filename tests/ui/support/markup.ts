import { createElement, isValidElement } from 'react'
import { type DefaultTreeAdapterTypes as Tree, parseFragment, serialize } from 'parse5'

const WRAPPER = 'raw-markup'

/** Markup given as text, as something React can render; `normalised` takes the wrapper off again. */
function asNode(html: string) {
  return createElement(WRAPPER, { dangerouslySetInnerHTML: { __html: html } })
}

/** The options of a fixture with every piece of markup in them made ready for React. */
export function markupAsNodes(options: unknown, inMarkup = false): unknown {
  if (typeof options === 'string') return inMarkup && options ? asNode(options.trim()) : options
  if (Array.isArray(options)) return options.map((item) => markupAsNodes(item))
  if (typeof options !== 'object' || options === null || isValidElement(options)) return options
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, name === 'slots' ? slots(value) : given(name, value)]),
  )
}

function given(name: string, value: unknown) {
  return markupAsNodes(value, /html$/i.test(name))
}

// A slot may be markup itself, or an object that holds it.
function slots(value: object) {
  return Object.fromEntries(
    Object.entries(value).map(([name, slot]) => {
      const markup: unknown = typeof slot === 'string' && name === 'end' ? { html: slot } : slot
      return [name, markupAsNodes(markup, true)]
    }),
  )
}

/** A tree of tags, sorted attributes and words, blind to what a browser shows alike. */
export function normalised(html: string) {
  return children(parseFragment(html.replaceAll(new RegExp(`</?${WRAPPER}>`, 'g'), '')))
}

type Parent = { childNodes: Tree.ChildNode[]; attrs?: { name: string; value: string }[] }

function children(parent: Parent): unknown[] {
  const last = parent.childNodes.length - 1
  return parent.childNodes.flatMap((node, index): unknown[] => {
    if ('value' in node) return words(node.value, index === 0 && !isReadOut(parent), index === last)
    return 'tagName' in node ? [element(node)] : []
  })
}

// A space before words that are only read out keeps them apart from the words before.
function isReadOut(parent: Parent) {
  return 'attrs' in parent && classOf(parent) === 'govuk-visually-hidden'
}

function element(node: Tree.Element) {
  const attributes = node.attrs.map(({ name, value }) => [name, value.replaceAll(/\s+/g, ' ').trim()])
  return { tag: node.tagName, attributes: Object.fromEntries(attributes), children: children(node) }
}

function words(text: string, isFirst: boolean, isLast: boolean) {
  const line = text.replaceAll(/\s+/g, ' ')
  const shown = isFirst && isLast ? line.trim() : isFirst ? line.trimStart() : isLast ? line.trimEnd() : line
  return shown.trim() === '' ? [] : [shown]
}

/** The design system's foot without what only the government may show: crown, licence and crest. */
export function withoutBranding(html: string) {
  const tree = parseFragment(html)
  prune(tree)
  return serialize(tree)
}

const branding = /govuk-footer__(crown|licence-logo|licence-description|copyright-logo)/

function prune(parent: Parent) {
  for (const node of parent.childNodes) if ('childNodes' in node) prune(node)
  parent.childNodes = parent.childNodes.filter((node) => !('tagName' in node) || !isBranding(node))
}

function isBranding(node: Tree.Element) {
  return branding.test(classOf(node)) || (classOf(node) === 'govuk-footer__meta-item' && node.childNodes.every(isBlank))
}

function classOf({ attrs = [] }: Parent) {
  return attrs.find(({ name }) => name === 'class')?.value ?? ''
}

function isBlank(node: Tree.ChildNode) {
  return 'value' in node && node.value.trim() === ''
}
