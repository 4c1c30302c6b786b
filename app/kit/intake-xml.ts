import { SaxesParser } from 'saxes'
import { FileRefused } from './intake-report'

/** What a format does with the pieces of an XML file as they go by. Lines count from 1. */
export type XmlReader = {
  open: (name: string, attributes: Record<string, string>, line: number) => void
  text: (text: string) => void
  close: (name: string, line: number) => void
}

const DEEPEST = 64
const LONGEST_PIECE = 2 * 1024 * 1024

/**
 * Reads XML as a stream, in memory that does not grow with the file. A bare DOCTYPE is let pass, entities of its own are
 * not; elements nested without end and values of many megabytes are refused before they fill the memory (F-35).
 */
export async function readXml(pieces: AsyncIterable<string>, reader: XmlReader): Promise<void> {
  const steps = xmlSteps(pieces, reader)
  while (!(await steps.next()).done);
}

/** The same in steps, each a piece of the file, so that what was read can be worked on before the rest is. */
export async function* xmlSteps(pieces: AsyncIterable<string>, reader: XmlReader): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false })
  const unread = new Unread(parser)
  let depth = 0
  parser.on('error', (error) => {
    throw notWellFormed(unread.fault(error.message))
  })
  parser.on('doctype', mustDeclareNothing)
  parser.on('opentag', ({ name, attributes }) => {
    unread.tagRead()
    depth += 1
    if (depth > DEEPEST) throw tooDeep(parser.line)
    reader.open(name, attributes, parser.line)
  })
  const text = (text: string) => (depth > 0 ? reader.text(text) : undefined)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', ({ name }) => {
    unread.tagRead()
    depth -= 1
    reader.close(name, parser.line)
  })

  for await (const piece of pieces) {
    if (unread.add(piece) > LONGEST_PIECE) throw tooLong(unread.fault(TOO_LONG))
    parser.write(piece)
    yield
  }
  parser.close()
}

function tooDeep(line: number): FileRefused {
  return new FileRefused('xml-too-deep', `The XML is nested more than ${DEEPEST} deep.`, { line })
}

const TOO_LONG = 'One value in the XML is longer than 2 MB, so the file was not read further.'

function tooLong(fault: Fault): FileRefused {
  return fault.what === BARE ? notWellFormed(fault) : new FileRefused('xml-too-long', TOO_LONG, { line: fault.line })
}

function mustDeclareNothing(doctype: string): void {
  if (/<!\s*(ENTITY|ELEMENT|ATTLIST)/i.test(doctype)) {
    throw new FileRefused(
      'xml-entities',
      'The XML declares entities of its own in a DOCTYPE, which we do not read, for safety. Export it without a DOCTYPE.',
    )
  }
}

type Fault = { line: number; column: number; what: string; near: string }

function notWellFormed({ line, column, what, near }: Fault): FileRefused {
  const sentence = `The XML is broken at line ${line}, column ${column}: ${what}. Near: ${JSON.stringify(near)}`
  return new FileRefused('xml-not-well-formed', sentence, { line })
}

/** The text since the last whole tag: what a fault must be in. */
class Unread {
  private text = ''
  private start = 0
  private end = 0
  private tag = { position: 0, line: 1, column: 0 }

  constructor(private readonly parser: SaxesParser) {}

  /** Adds a piece; returns how much waits without a tag. */
  add(piece: string): number {
    this.text = this.text.slice(Math.max(0, this.tag.position - this.start - 40)) + piece
    this.end += piece.length
    this.start = this.end - this.text.length
    return this.end - this.tag.position
  }

  tagRead(): void {
    const { position, line, column } = this.parser
    this.tag = { position, line, column }
  }

  /**
   * Where the fault is. The commonest one, an ampersand that is not written &amp;, is noticed by the parser only at the
   * next semicolon, pages later; it is looked for here.
   */
  fault(message: string): Fault {
    const from = this.tag.position - this.start
    const unread = this.text.slice(from, Math.max(from, this.parser.position - this.start))
    const bare = blanked(unread).search(/&(?!(#\d+|#x[\da-f]+|[\w.-]+);)/i)
    if (bare >= 0) return { ...this.placeOf(unread.slice(0, bare)), what: BARE, near: this.around(from + bare) }
    const what = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    const { line, column } = this.parser
    return { line, column, what, near: this.around(this.parser.position - this.start) }
  }

  private placeOf(before: string) {
    const lines = before.split('\n')
    const inLine = lines.at(-1)?.length ?? 0
    return { line: this.tag.line + lines.length - 1, column: lines.length > 1 ? inLine : this.tag.column + inLine }
  }

  private around(at: number): string {
    return this.text.slice(Math.max(0, at - 40), at + 40)
  }
}

const BARE = 'an ampersand stands by itself; write it as &amp;'

/** Comments and CDATA may hold ampersands. */
function blanked(text: string): string {
  return text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, (part) => ' '.repeat(part.length))
}
