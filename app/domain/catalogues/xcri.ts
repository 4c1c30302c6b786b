import { FileRefused, type NewFinding } from '~/kit/intake-report'
import type { CatalogueItem, CatalogueProvider } from '~/domain/courses/catalogue'
import { readCourse } from './xcri-course'
import { attributeOf, type Notes } from './xcri-names'
import { readProvider } from './xcri-place'
import { Tally } from './xcri-tally'
import { readTrees, type TreeReader, type XmlElement } from './xcri-tree'

/** What a reader of a catalogue is told, in the order of the file. It may take its time: the file waits. */
export type CatalogueReader = {
  /** The number says which provider of the file it belongs to, counted from 1. */
  course: (item: CatalogueItem, providerNumber: number) => Promise<void>
  /** Called when all is known of a provider: its address may stand after its courses. */
  provider: (provider: CatalogueProvider, providerNumber: number, findings: NewFinding[]) => Promise<void>
}

/**
 * Reads XCRI-CAP 1.1 or 1.2 as a stream: a few courses are in memory at a time. A file that is ill-formed or has another
 * root is refused; anything else is read as well as it can be, and said.
 */
export async function readCatalogue(pieces: AsyncIterable<string>, reader: CatalogueReader): Promise<Tally> {
  const tally = new Tally()
  await readElements(pieces, {
    root: (element) => tally.begin(element.local, element.uri, attributeOf(element, 'generated')),
    course: (element, number) => {
      tally.course(element)
      return reader.course(readCourse(element), number)
    },
    provider: (element, number) => {
      const notes: Notes = { item: null, path: 'catalog/provider', line: element.line, findings: [] }
      return reader.provider(readProvider(element, notes), number, notes.findings)
    },
  })
  return tally
}

/** What one has to know of a file before taking it in: that it is whole, whose it is, and which keys stand in it twice. */
export type Survey = { providers: CatalogueProvider[]; repeated: Set<string> }

/** Reads a file to its end without understanding more of it than whose it is. */
export async function surveyCatalogue(
  pieces: AsyncIterable<string>,
  keyOf: (course: XmlElement) => string,
): Promise<Survey> {
  const providers: CatalogueProvider[] = []
  const seen = new Set<string>()
  const repeated = new Set<string>()
  await readElements(pieces, {
    root: () => {},
    course: (element, number) => {
      const key = `${number} ${keyOf(element)}`
      if (seen.has(key)) repeated.add(key)
      seen.add(key)
    },
    provider: (element) => {
      providers.push(readProvider(element, { item: null, path: '', line: element.line, findings: [] }))
    },
  })
  return { providers, repeated }
}

type ElementReader = {
  root: (element: XmlElement) => void
  course: (element: XmlElement, providerNumber: number) => void | Promise<void>
  provider: (element: XmlElement, providerNumber: number) => void | Promise<void>
}

const PIECE = 64 * 1024

async function readElements(pieces: AsyncIterable<string>, reader: ElementReader): Promise<void> {
  const sorter = new Sorter(reader)
  const paced = async function* () {
    for await (const piece of pieces) {
      // A large piece would put many courses into memory at once.
      for (let at = 0; at < piece.length; at += PIECE) {
        yield piece.slice(at, at + PIECE)
        await sorter.tell()
      }
    }
  }
  await readTrees(paced(), sorter)
  await sorter.tell()
}

/** Sorts out which element is a course and which tells of a provider, and keeps both until they can be told. */
class Sorter implements TreeReader {
  private readonly waiting: (() => void | Promise<void>)[] = []
  private provider: XmlElement | null = null
  private providers = 0

  constructor(private readonly reader: ElementReader) {}

  opened = (element: XmlElement, path: readonly string[]): boolean => {
    if (path.length === 1) this.root(element)
    if (element.local === 'course') return true
    if (element.local === 'provider' && path.length <= 2) {
      this.provider = element
      this.providers += 1
      return false
    }
    return path.length > 1
  }

  taken = (element: XmlElement) => {
    const number = this.providers
    if (element.local === 'course') this.waiting.push(() => this.reader.course(element, number))
    else this.provider?.children.push(element)
  }

  closed = (path: readonly string[]) => {
    const { provider, providers: number } = this
    if (path.at(-1) !== 'provider' || !provider) return
    this.provider = null
    this.waiting.push(() => this.reader.provider(provider, number))
  }

  async tell() {
    for (const word of this.waiting.splice(0)) await word()
  }

  private root(element: XmlElement) {
    if (!['catalog', 'provider', 'course'].includes(element.local)) throw wrongRoot(element)
    this.reader.root(element)
  }
}

function wrongRoot(element: XmlElement) {
  return new FileRefused(
    'not-a-catalogue',
    `This is not an XCRI-CAP file: it begins with <${element.local}>. A catalogue of courses begins with <catalog>.`,
    { line: element.line, received: element.local },
  )
}
