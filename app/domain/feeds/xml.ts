/** Text that may stand inside an element or an attribute: what XML forbids is left out, what has a meaning is written around. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

type Attributes = Record<string, string | null>

/** An element with text in it; nothing where there is no text. */
export function element(name: string, text: string | number | null, attributes: Attributes = {}): string {
  if (text === null || text === '') return ''
  return `<${name}${attributesOf(attributes)}>${xmlText(String(text))}</${name}>`
}

/** An element with other elements in it; nothing where there are none. */
export function parent(name: string, children: readonly string[], attributes: Attributes = {}): string {
  const inside = children.join('')
  return inside === '' ? '' : `<${name}${attributesOf(attributes)}>${inside}</${name}>`
}

/** An element with a piece of our own safe HTML in it, as XHTML. */
export function xhtml(name: string, html: string | null, attributes: Attributes = {}): string {
  if (html === null) return ''
  const wellFormed = html
    .replace(/<br\s*\/?>/gi, '<br/>')
    .replace(/&nbsp;/g, '&#160;')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
  return `<${name}${attributesOf(attributes)}><div xmlns="http://www.w3.org/1999/xhtml">${wellFormed}</div></${name}>`
}

function attributesOf(attributes: Attributes) {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${xmlText(value)}"`))
    .join('')
}
