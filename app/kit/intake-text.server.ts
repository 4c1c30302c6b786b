import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'

import { EncodingWitness } from './intake-encoding'
import type { Encoding } from './intake-encoding'
import { mustNotBePacked } from './intake-packed'
import { FileRefused } from './intake-report'
import type { NewFinding } from './intake-report'

/** A file from outside that has been read once: its name, its hash and how its bytes spell letters. */
export type ReceivedFile = {
  path: string
  fileName: string
  bytes: number
  sha256: string
  encoding: Encoding
  findings: NewFinding[]
}

export const LARGEST_FILE = 512 * 1024 * 1024

const PIECE = 256 * 1024

/** Reads a file once from end to end: size, SHA-256 and encoding. Refuses what is not text. */
export async function receiveFile(path: string, options: { limit?: number; fileName?: string } = {}) {
  const limit = options.limit ?? LARGEST_FILE
  const fileName = options.fileName ?? basename(path)
  await mustBeAFileWithin(path, fileName, limit)

  const hash = createHash('sha256')
  const witness = new EncodingWitness()
  let bytes = 0
  for await (const piece of bytesOf(path)) {
    if (bytes === 0) mustNotBePacked(piece)
    bytes += piece.length
    if (bytes > limit) throw tooLarge(fileName, limit)
    hash.update(piece)
    witness.see(piece)
  }

  const { encoding, findings } = witness.verdict()
  return { path, fileName, bytes, sha256: hash.digest('hex'), encoding, findings } satisfies ReceivedFile
}

async function mustBeAFileWithin(path: string, fileName: string, limit: number): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new FileRefused('file-missing', `There is no file at ${path}.`)
  if (!found.isFile()) throw new FileRefused('file-missing', `${path} is not a file.`)
  if (found.size > limit) throw tooLarge(fileName, limit)
  if (found.size === 0) throw new FileRefused('file-empty', `${fileName} is empty. Export it again and send it again.`)
}

function tooLarge(fileName: string, limit: number): FileRefused {
  const megabytes = Math.floor(limit / 1024 / 1024)
  return new FileRefused('file-too-large', `${fileName} is larger than ${megabytes} MB. Send it in parts.`)
}

/** The bytes of a file, piece by piece. All pieces lie in one place in memory: each must be done with before the next. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const place = Buffer.allocUnsafe(PIECE)
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead } = await file.read(place, 0, PIECE)
      if (bytesRead === 0) return
      yield place.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** The text of a received file, piece by piece, without its byte order mark. Never puts one letter in place of another. */
export async function* textOf(file: ReceivedFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding, { fatal: true })
  const decode = (piece?: Buffer) => {
    const text = decodedOrRefused(decoder, file, piece)
    if (text.includes('\u0000')) throw new FileRefused('nul-byte', NUL_SENTENCE)
    return text
  }
  for await (const piece of bytesOf(file.path)) {
    const text = decode(piece)
    if (text !== '') yield text
  }
  const rest = decode()
  if (rest !== '') yield rest
}

const NUL_SENTENCE = 'The file holds empty characters (NUL), so it is not plain text. Export it again as CSV or XML.'

function decodedOrRefused(decoder: TextDecoder, file: ReceivedFile, piece: Buffer | undefined): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new FileRefused(
      'encoding-broken',
      `The file reads like ${file.encoding.toUpperCase()} but is not. Save it as UTF-8 and send it again.`,
    )
  }
}

/** True when the first thing in the file is a pointed bracket, whatever its name says it is. */
export async function looksLikeXml(file: ReceivedFile): Promise<boolean> {
  for await (const piece of textOf(file)) {
    const start = piece.trimStart()
    if (start !== '') return start.startsWith('<')
  }
  return false
}
