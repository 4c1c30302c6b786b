import { FileRefused } from '~/kit/intake-report'
import { entryOf } from '~/kit/intake-value'
import { readXml, type XmlReader } from '~/kit/intake-xml'

export type XmlAttribute = { uri: string; local: string; value: string }

/** An element of the file with everything inside it, named by namespace and local name, never by prefix. */
export type XmlElement = {
  uri: string
  local: string
  attributes: XmlAttribute[]
  children: (XmlElement | string)[]
  line: number
}

export type TreeReader = {
  /** Called at each start tag outside a taken element; true takes the whole element. */
  opened: (element: XmlElement, path: readonly string[]) => boolean
  taken: (element: XmlElement, path: readonly string[]) => void
  closed: (path: readonly string[]) => void
}

type Bindings = Record<string, string>

const MOST_NODES = 50_000
const MOST_LETTERS = 5_000_000
const XML = 'http://www.w3.org/XML/1998/namespace'

/** Reads XML as a stream and hands over whole elements where the reader asks for them: one at a time is in memory. */
export function readTrees(pieces: AsyncIterable<string>, reader: TreeReader): Promise<void> {
  return readXml(prologOf(pieces), new TreeBuilder(reader))
}

class TreeBuilder implements XmlReader {
  private readonly scopes: Bindings[] = [{ '': '', xml: XML }]
  private readonly path: string[] = []
  private readonly open_: XmlElement[] = []
  private nodes = 0
  private letters = 0

  constructor(private readonly reader: TreeReader) {}

  open = (name: string, attributes: Record<string, string>, line: number) => {
    const bindings = inScope(this.scopes.at(-1) ?? {}, attributes)
    this.scopes.push(bindings)
    const element = elementOf(name, attributes, bindings, line)
    this.path.push(element.local)
    const parent = this.open_.at(-1)
    if (parent) {
      this.mustStaySmall(element, 0)
      parent.children.push(element)
      this.open_.push(element)
    } else if (this.reader.opened(element, this.path)) {
      this.nodes = 0
      this.letters = 0
      this.open_.push(element)
    }
  }

  text = (text: string) => {
    const parent = this.open_.at(-1)
    if (!parent) return
    this.mustStaySmall(parent, text.length)
    parent.children.push(text)
  }

  close = () => {
    this.scopes.pop()
    const element = this.open_.pop()
    if (element && this.open_.length === 0) this.reader.taken(element, this.path)
    else if (!element) this.reader.closed(this.path)
    this.path.pop()
  }

  private mustStaySmall(element: XmlElement, letters: number) {
    this.nodes += 1
    this.letters += letters
    if (this.nodes <= MOST_NODES && this.letters <= MOST_LETTERS) return
    throw new FileRefused(
      'course-too-large',
      'One course in this file is larger than 5 MB, so the file was not read further.',
      {
        line: element.line,
        path: this.path.join('/'),
      },
    )
  }
}

function inScope(outer: Bindings, attributes: Record<string, string>): Bindings {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  return {
    ...outer,
    ...Object.fromEntries(declared.map(([name, uri]) => [name === 'xmlns' ? '' : name.slice(6), uri.trim()])),
  }
}

function elementOf(name: string, attributes: Record<string, string>, bindings: Bindings, line: number): XmlElement {
  const named = Object.entries(attributes).filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
  return {
    ...split(name, bindings, bindings[''] ?? ''),
    attributes: named.map(([name, value]) => ({ ...split(name, bindings, ''), value })),
    children: [],
    line,
  }
}

// A prefix that is bound to nothing is let pass as no namespace at all: the local name still says what is meant.
function split(name: string, bindings: Bindings, bare: string) {
  const at = name.indexOf(':')
  if (at < 0) return { uri: bare, local: name }
  return { uri: entryOf(bindings, name.slice(0, at)) ?? '', local: name.slice(at + 1) }
}

/**
 * Real feeds have blank lines or a second byte order mark before the XML declaration, which no XML parser lets pass.
 * The declaration has done its work by now, so it is blanked out letter by letter: lines and columns stay as they are.
 */
async function* prologOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let head: string | null = ''
  for await (const piece of pieces) {
    if (head === null) {
      yield piece
      continue
    }
    head += piece
    const declaration = /^[\s\uFEFF]+(<\?xml\b[^>]*\?>)?/.exec(head)
    if (/^[\s\uFEFF]*(<\?xml\b[^>]*)?$/.test(head) && head.length < 4096) continue
    yield declaration ? declaration[0].replace(/[^\n]/g, ' ') + head.slice(declaration[0].length) : head
    head = null
  }
  if (head) yield head
}
