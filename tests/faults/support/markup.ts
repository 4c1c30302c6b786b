import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** What somebody might type who wants a script of theirs to run on somebody else's screen. Each is marked with data-xss. */
export const payloads = [
  `"'><script data-xss>xss()</script>`,
  `<img data-xss src=x onerror=xss()>`,
  `</title></textarea></script><svg data-xss onload=xss()>`,
  `<a data-xss href="javascript:xss()">x</a>`,
  `javascript:xss()//data-xss`,
  `' onfocus=xss() autofocus data-xss='`,
  `<!--><iframe data-xss srcdoc="<script>xss()</script>">`,
  `{{constructor.constructor('xss()')()}}<x data-xss>`,
]

/** All of them in one line, for a field that takes a line. */
export const everyPayload = payloads.join(' ')

/** What in a page would run, or came in as markup instead of as text. */
export function whatRuns(html: string): string[] {
  return elementsOf(parse(html)).flatMap((element) => {
    const { tagName, attrs } = element
    const bad = attrs.filter(
      ({ name, value }) =>
        name === 'data-xss' ||
        name.startsWith('on') ||
        name === 'srcdoc' ||
        (isAddress(name) && /^\s*(?:javascript|data|vbscript):/i.test(value)),
    )
    const isForeignScript =
      tagName === 'script' &&
      /xss\(\)/.test(textOf(element)) &&
      !attrs.some(({ value }) => value === 'application/ld+json')
    return bad.length > 0 || isForeignScript
      ? [`<${tagName} ${attrs.map(({ name, value }) => `${name}="${value}"`).join(' ')}>`]
      : []
  })
}

/** The forms of a page that do something: where they go, and the names of their fields with what stands in them. */
export function formsOf(html: string): { action: string | null; fields: Record<string, string> }[] {
  return elementsOf(parse(html))
    .filter((element) => element.tagName === 'form' && attribute(element, 'method')?.toLowerCase() === 'post')
    .map((form) => ({
      action: attribute(form, 'action') ?? null,
      fields: Object.fromEntries(
        elementsOf(form)
          .filter(({ tagName }) => ['input', 'textarea', 'select', 'button'].includes(tagName))
          .flatMap((field) => {
            const name = attribute(field, 'name')
            return name ? [[name, attribute(field, 'value') ?? '']] : []
          }),
      ),
    }))
}

function elementsOf(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    const inside = 'content' in child ? elementsOf(child.content) : []
    return [child, ...inside, ...elementsOf(child)]
  })
}

function attribute(element: Tree.Element, name: string) {
  return element.attrs.find((one) => one.name === name)?.value
}

function isAddress(name: string) {
  return ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster'].includes(name)
}

function textOf(element: Tree.Element) {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
