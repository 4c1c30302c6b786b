import type { Chance } from '#db/seeds/chance'
import { payloads } from './markup'
import { onText, randomText, strangeTexts, type Mutation } from './mutations'

/** What a hostile file tries to make us open: a file of ours with a secret in it, and a site that counts who comes. */
export type Bait = { file: string; url: string }

/** What may be done to XML. */
export function xmlMutations({ file, url }: Bait): readonly Mutation[] {
  const doctype =
    (declared: string, used = '') =>
    (text: string, chance: Chance) =>
      inText(withProlog(text, `<!DOCTYPE x ${declared}>`), chance, () => used)
  return [
    onText('an entity bomb', doctype(`[<!ENTITY a "aaaaaaaaaa">${bomb}]`, '&a19;')),
    onText('a quadratic bomb', doctype(`[<!ENTITY a "${'a'.repeat(50_000)}">]`, '&a;'.repeat(2_000))),
    onText('an external entity', doctype(`[<!ENTITY x SYSTEM "file://${file}">]`, '&x;')),
    onText('an external entity of the web', doctype(`[<!ENTITY x SYSTEM "${url}/entity">]`, '&x;')),
    onText('an external parameter entity', doctype(`[<!ENTITY % x SYSTEM "${url}/parameter"> %x;]`)),
    onText('an external DTD', doctype(`SYSTEM "${url}/dtd"`)),
    onText('an external DTD of this machine', doctype(`PUBLIC "-//X//Y" "file://${file}"`)),
    onText('a style sheet', (text) => withProlog(text, `<?xml-stylesheet type="text/xsl" href="${url}/style"?>`)),
    onText('an inclusion', (text, chance) =>
      inserted(
        text,
        chance,
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${file}" parse="text"/>`,
      ),
    ),
    onText('a schema of the web', (text) =>
      text.replace(
        /<([\w:]+)(?=[\s>])/,
        `<$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x ${url}/schema"`,
      ),
    ),
    onText('nested ten thousand deep', (text, chance) =>
      inserted(text, chance, '<x>'.repeat(10_000) + '</x>'.repeat(10_000)),
    ),
    onText('nested ten thousand deep in a text', (text, chance) =>
      inText(text, chance, () => `&lt;b&gt;`.repeat(10_000)),
    ),
    onText('an attribute without end', (text, chance) => inserted(text, chance, `<x y="${'a'.repeat(600_000)}"/>`)),
    onText('ten thousand attributes', (text, chance) => inserted(text, chance, `<x ${manyAttributes}/>`)),
    onText('a text without end', (text, chance) => inText(text, chance, () => randomText(chance, 200_000))),
    onText('long texts', (text, chance) => inText(text, chance, () => randomText(chance, 9_000), 0.05)),
    onText('a hundred thousand elements', (text, chance) => inserted(text, chance, '<x/>'.repeat(100_000))),
    onText('a script in the texts', (text, chance) => inText(text, chance, () => escaped(chance.pick(payloads)), 0.2)),
    onText('a script in CDATA', (text, chance) =>
      inText(text, chance, () => `<![CDATA[${chance.pick(payloads)}]]>`, 0.2),
    ),
    onText('a script as XHTML', (text, chance) => inText(text, chance, () => chance.pick(liveMarkup), 0.2)),
    onText('a script escaped twice', (text, chance) =>
      inText(text, chance, () => escaped(escaped(chance.pick(payloads))), 0.2),
    ),
    onText('strange texts', (text, chance) => inText(text, chance, () => escaped(chance.pick(lawful)), 0.2)),
    onText('a strange text everywhere', (text, chance) => everywhere(text, chance, escaped(chance.pick(lawful)))),
    onText('a reference everywhere', (text, chance) => everywhere(text, chance, chance.pick(references))),
    onText('strange attributes', (text, chance) =>
      text.replace(/="[^"]*"/g, (whole) =>
        chance.isTrue(0.1) ? `="${escaped(chance.pick(lawful)).replaceAll('"', '&quot;')}"` : whole,
      ),
    ),
    onText('empty texts', (text, chance) => inText(text, chance, () => '', 0.3, true)),
    onText('elements lost', (text, chance) => text.replace(leaf, (whole) => (chance.isTrue(0.15) ? '' : whole))),
    onText('elements twice', (text, chance) =>
      text.replace(leaf, (whole) => (chance.isTrue(0.15) ? whole + whole : whole)),
    ),
    onText('a tenth of the elements bad', (text, chance) =>
      text.replace(leaf, (whole) =>
        chance.isTrue(0.1) ? whole.replace(/>[^<]*</, () => `>${escaped(chance.pick(lawful))}<`) : whole,
      ),
    ),
    onText('names of the prototype', (text, chance) =>
      inserted(text, chance, '<__proto__ constructor="x"><toString>1</toString></__proto__>'),
    ),
    onText('other namespaces', (text) => text.replaceAll(/xmlns(:\w+)?="[^"]*"/g, 'xmlns$1="urn:another"')),
    onText('a tag never closed', (text, chance) => inserted(text, chance, '<course>')),
    onText('a bare ampersand', (text, chance) => inText(text, chance, () => 'this & that')),
    onText('a comment never closed', (text, chance) => inserted(text, chance, '<!-- ')),
  ]
}

/** What XML lets pass. */
const lawful = strangeTexts.filter((text) => !text.includes('\uFFFE'))

const bomb = Array.from(
  { length: 20 },
  (_, n) => `<!ENTITY a${n} "${(n === 0 ? '&a;' : `&a${n - 1};`).repeat(10)}">`,
).join('')
const manyAttributes = Array.from({ length: 10_000 }, (_, n) => `a${n}="1"`).join(' ')

const liveMarkup = [
  '<script data-xss="1">xss()</script>',
  '<xhtml:script xmlns:xhtml="http://www.w3.org/1999/xhtml">xss()</xhtml:script>',
  '<img data-xss="1" src="x" onerror="xss()"/>',
  '<a href="javascript:xss()" onclick="xss()">x</a>',
  '<a href="  &#x6A;avascript&#58;xss()">x</a>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="xss()"><script>xss()</script></svg>',
  '<math><mtext><table><mglyph><style><img src="x" onerror="xss()"/></style></mglyph></table></mtext></math>',
  '<iframe srcdoc="&lt;script&gt;xss()&lt;/script&gt;"/>',
  '<p style="background:url(javascript:xss())" onmouseover="xss()">x</p>',
  '<div><form action="javascript:xss()"><input autofocus="1" onfocus="xss()"/></form></div>',
  '<object data="javascript:xss()"/>',
  '<base href="//attacker.example/"/>',
]

/** What stands for a letter once the text has been read twice: NULs, halves of letters, letters beyond the last. */
const references = [
  '&#0;',
  '&amp;#0;',
  '&amp;#00;',
  '&amp;#00000;',
  '&amp;#55296;',
  '&amp;#57343;',
  '&amp;#99999;',
  '&amp;#x0;',
  '&#xD800;',
  '&#xFFFE;',
  '&#1;',
  '&#x1F469;',
  '&amp;amp;amp;lt;script&amp;amp;gt;',
  '&amp;nbsp;&amp;nbsp;',
]

const leaf = /<([\w:]+)(?:\s[^<>]*)?>[^<]*<\/\1>/g

/** After the declaration, where the file has one. */
function withProlog(text: string, prolog: string): string {
  return /^\s*<\?xml/.test(text) ? text.replace('?>', () => `?>${prolog}`) : prolog + text
}

/** After some end tag, somewhere in the file. */
function inserted(text: string, chance: Chance, what: string): string {
  const ends = [...text.matchAll(/<\/[\w:]+>/g)].map(({ index, 0: tag }) => index + tag.length).slice(0, -2)
  const at = ends.length === 0 ? text.length : chance.pick(ends)
  return text.slice(0, at) + what + text.slice(at)
}

/** In some texts, or where no share is said, in one. */
function inText(text: string, chance: Chance, what: () => string, share?: number, isInstead = false): string {
  const texts = [...text.matchAll(/>([^<>]*[^<>\s][^<>]*)</g)]
  const one = chance.whole(0, Math.max(0, texts.length - 1))
  let at = -1
  return text.replace(/>([^<>]*[^<>\s][^<>]*)</g, (whole, words: string) => {
    at += 1
    const isChosen = share === undefined ? at === one : chance.isTrue(share)
    return isChosen ? `>${isInstead ? '' : words}${what()}<` : whole
  })
}

/** In many texts, beside the words or in their place. */
function everywhere(text: string, chance: Chance, what: string): string {
  return inText(text, chance, () => what, 0.3, chance.isTrue(0.5))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
