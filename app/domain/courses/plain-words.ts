import { escapeHtml, plainText } from './safe-html'

/*
 * Providers write courses as plain words: an empty line between paragraphs, a hyphen before each point of a list. Words
 * that a feed sent as HTML are shown to them in the same way, and stay as they were unless something is changed.
 */

/** Some HTML as words to edit. */
export function wordsOf(html: string | null): string {
  if (html === null) return ''
  return html
    .split(/<\/?(?:p|h3|ul|ol|li|div|tr|dl|dt|dd|blockquote|table|thead|tbody)\b[^>]*>/)
    .reduce<string[]>((lines, part, at) => {
      const tag = html.match(blockTags)?.[at - 1] ?? ''
      const words = part
        .split(/<br ?\/?>/)
        .map((line) => plainText(line))
        .join('\n')
        .trim()
      if (words === '') return lines
      if (!tag.startsWith('<li')) return [...lines, words]
      const before = lines.at(-1)
      const point = `- ${words.replace(/\n/g, ' ')}`
      return before?.startsWith('- ') ? [...lines.slice(0, -1), `${before}\n${point}`] : [...lines, point]
    }, [])
    .join('\n\n')
}

const blockTags = /<\/?(?:p|h3|ul|ol|li|div|tr|dl|dt|dd|blockquote|table|thead|tbody)\b[^>]*>/g

/** Words that somebody wrote, as safe HTML; null where there are none. */
export function htmlOf(words: string): string | null {
  const blocks = words
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap(blocksIn)
  return blocks.length === 0 ? null : blocks.join('')
}

/** True where somebody left the words as they were shown. */
export function areSame(words: string, html: string | null): boolean {
  return tidied(words) === tidied(wordsOf(html))
}

function tidied(words: string): string {
  return words
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

const point = /^\s*[-*•]\s+/

// A list may follow its first line without an empty line between.
function blocksIn(block: string): string[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '')
  const groups: { isList: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const isList = point.test(line)
    const last = groups.at(-1)
    const text = escapeHtml(line.replace(point, '').trim())
    if (last && last.isList === isList) last.lines.push(text)
    else groups.push({ isList, lines: [text] })
  }
  return groups.map(({ isList, lines }) =>
    isList ? `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>` : `<p>${lines.join('<br>')}</p>`,
  )
}
