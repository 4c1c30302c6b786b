import sanitize from 'sanitize-html'

const allowed: sanitize.IOptions = {
  allowedTags: [
    'p',
    'div',
    'br',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'h3',
    'a',
    'blockquote',
    'dl',
    'dt',
    'dd',
    'sub',
    'sup',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'object',
    'iframe',
    'title',
    'head',
    'svg',
    'math',
  ],
  nestingLimit: 30,
  transformTags: {
    b: 'strong',
    i: 'em',
    ...Object.fromEntries(['h1', 'h2', 'h4', 'h5', 'h6'].map((tag) => [tag, 'h3'])),
    a: (_tag, { href = '' }): sanitize.Tag => ({ tagName: 'a', attribs: { href, rel: 'nofollow noopener' } }),
  },
  exclusiveFilter: ({ tag, text }) => !mayBeEmpty.has(tag) && text.trim() === '',
}

const mayBeEmpty = new Set(['br', 'td', 'th', 'table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'dl', 'div'])

/** Safe HTML from any text: HTML is cleaned, plain text becomes paragraphs. Null where nothing is left to read. */
export function safeHtml(text: string): string | null {
  const html = /<\/?[a-z][^>]*>/i.test(text)
    ? nested(inBlocks(sanitize(text, allowed)))
    : paragraphs(escapeHtml(unescaped(text)))
  return hasWords(html) ? html : null
}

/** The words of some HTML, for lists, for searches, and for descriptions in other people's pages. */
export function plainText(html: string | null): string {
  if (html === null) return ''
  const spaced = html.replace(/<(br|\/p|\/li|\/h3|\/td|\/th|\/dt|\/dd|\/tr)\b[^>]*>/gi, ' $&')
  return folded(unescaped(spaced.replace(/<\/?[a-z!][^>]*>/gi, '')))
}

function hasWords(html: string): boolean {
  return /\S/.test(html.replace(/<[^>]*>|&nbsp;|&#160;/g, ''))
}

/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** White space folded to single spaces, Unicode composed: how values are compared and shown. */
export function folded(text: string): string {
  const spaced = text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
  return /[\u0300-\uffff]/.test(spaced) ? spaced.normalize('NFC') : spaced
}

/** A web address that is safe to link to; null for anything that is not http or https. */
export function webAddress(text: string): string | null {
  const given = /^www\./i.test(text.trim()) ? `http://${text.trim()}` : text.trim()
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given)) return null
  return new URL(given).href
}

/**
 * Editors put text into boxes in boxes. At the top, boxes and paragraphs become paragraphs, and what stands in none is
 * put into one; lists and tables stay whole.
 */
function inBlocks(html: string): string {
  const blocks: string[] = []
  let inline = ''
  let whole = ''
  let depth = 0
  for (const token of html.split(/(<\/?(?:p|div|ul|ol|dl|table|blockquote|h3)\b[^>]*>)/)) {
    const tag = /^<(\/?)(p|div|ul|ol|dl|table|blockquote|h3)\b/.exec(token)
    const isBox = tag?.[2] === 'p' || tag?.[2] === 'div'
    if (depth === 0 && (!tag || isBox)) {
      if (tag) inline = flushed(inline, blocks)
      else inline += token
      continue
    }
    if (depth === 0) inline = flushed(inline, blocks)
    if (!isBox) whole += token
    else whole += ' '
    if (tag && !isBox) depth += tag[1] === '/' ? -1 : 1
    if (depth > 0) continue
    depth = 0
    if (hasWords(whole)) blocks.push(folded(whole))
    whole = ''
  }
  flushed(inline, blocks)
  return blocks.join('')
}

// Bold around two paragraphs has been cut in two by now: then the cleaner closes what is open once more.
function nested(html: string): string {
  const open: string[] = []
  for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z0-9]+)\b[^>]*>/g)) {
    if (tag === 'br') continue
    if (slash === '') open.push(tag)
    else if (open.pop() !== tag) return sanitize(html, allowed)
  }
  return open.length === 0 ? html : sanitize(html, allowed)
}

function flushed(inline: string, blocks: string[]): string {
  const trimmed = inline.replace(/^(?:\s|\u00a0|<br ?\/?>)+|(?:\s|\u00a0|<br ?\/?>)+$/g, '')
  if (hasWords(trimmed)) blocks.push(paragraphs(trimmed))
  return ''
}

function paragraphs(safe: string): string {
  return safe
    .split(/\n\s*\n/)
    .map(folded)
    .filter((block) => block !== '')
    .map((block) => `<p>${block}</p>`)
    .join('')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{2,5});/g, (whole, name: string) => {
    return name.startsWith('#') ? letterOf(Number(name.slice(1))) : (entities[name] ?? whole)
  })
}

/** The letter of a number; nothing for control characters and halves of letters, which no database keeps. */
function letterOf(code: number): string {
  const isHalf = code >= 0xd800 && code <= 0xdfff
  return isHalf || (code < 32 && code !== 9 && code !== 10) ? '' : String.fromCodePoint(code)
}
