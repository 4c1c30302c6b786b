import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { FileRefused } from './intake-report'

const ENTRIES_AT_MOST = 2_000

/**
 * Looks into a packed file without ever writing what is in it anywhere: an entry is unpacked by its name alone, in memory,
 * and never further than a limit, so that no bomb goes off (F-34).
 */
export class Zip {
  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static async open(bytes: Buffer): Promise<Zip> {
    const file = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch(refuse)
    if (file.entryCount > ENTRIES_AT_MOST) throw broken
    return new Zip(file, await entriesOf(file).catch(refuse))
  }

  /** What one entry holds, as text; null where there is none of that name. */
  async text(name: string, limit: number): Promise<string | null> {
    const entry = this.entries.get(name)
    if (!entry) return null
    if (entry.isEncrypted()) throw sealed
    return this.unpacked(entry, limit).catch(refuse)
  }

  private async unpacked(entry: Entry, limit: number): Promise<string> {
    if (entry.uncompressedSize > limit) throw tooLarge
    const parts: Buffer[] = []
    const stream: AsyncIterable<Buffer> = await this.file.openReadStreamPromise(entry)
    for await (const part of stream) parts.push(part) // never more than the size it states: that is checked as it comes
    return Buffer.concat(parts).toString('utf8')
  }
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    file.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      file.readEntry()
    })
    file.once('end', () => resolve(entries))
    file.once('error', reject)
    file.readEntry()
  })
}

/** Whatever the reader finds wrong is one sentence to whoever sent the file. */
function refuse(error: unknown): never {
  throw error instanceof FileRefused ? error : broken
}

const broken = new FileRefused(
  'workbook-broken',
  'This workbook is broken or cut off. Open it, save it again, and send it again; or save it as CSV.',
)
const sealed = new FileRefused(
  'workbook-sealed',
  'This workbook is locked with a password. Take the password off, or save it as CSV.',
)
const tooLarge = new FileRefused(
  'workbook-too-large',
  'What is packed in this workbook is far larger than a table. Save the one sheet as CSV and send that.',
)
