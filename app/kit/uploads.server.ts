import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { unstable_parseMultipartFormData } from '@remix-run/node'
import { z } from 'zod'
import { newId } from './chance.server'
import { realNow } from './clock.server'
import { env } from './env.server'
import { NotReadable, Refusal } from './errors'
import { FileRefused } from './intake-report'
import { beginningOf } from './intake-value'
import { receiveFile, type ReceivedFile } from './intake-text.server'
import { isPacked, workbookToCsv } from './workbook.server'

/** A file that came with a form, on the disk under a name of our own, with the other fields of the form. */
export type Upload = { fields: Record<string, string>; keptAs: string; file: ReceivedFile }

const LONGEST_FIELD = 2000
const DAYS_KEPT = 2

/** Takes a form with one file in, piece by piece: never the whole file in memory, and never more of it than may come. */
export async function receiveUpload(
  request: Request,
  field: string,
  limit: number,
  { takesWorkbooks = false } = {},
): Promise<Upload> {
  const missing = new FileRefused('file-missing', 'Choose a file to send.')
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data;')) throw missing
  const keptAs = newId()
  let fileName = ''
  const form = await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (filename === undefined) return shortText(data)
    if (name !== field || filename === '') return null
    fileName = beginningOf(path.basename(filename), 200)
    await save(keptAs, limited(data, limit))
    return fileName
  }).catch(async (error: unknown) => {
    await forgetUpload(keptAs)
    throw error instanceof Refusal || isOfTheDisk(error) ? error : new NotReadable()
  })
  if (fileName === '') throw missing
  const fields = [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return {
    fields: Object.fromEntries(fields),
    keptAs,
    file: await (takesWorkbooks ? keptTable : keptFile)(keptAs, fileName, limit),
  }
}

/** Keeps bytes that came from elsewhere, such as a feed that was fetched. */
export async function keepBytes(pieces: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const keptAs = newId()
  await save(keptAs, limited(pieces, limit))
  return keptAs
}

/** A kept table, whether it came as text or as a workbook: of a workbook the first sheet is kept, as text. */
export async function keptTable(keptAs: string, fileName: string, limit: number): Promise<ReceivedFile> {
  try {
    if (await isPacked(placeOf(keptAs))) await workbookToCsv(placeOf(keptAs))
    return await keptFile(keptAs, fileName, limit)
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}

/** A kept file, ready to be taken in. One that waited too long is gone. */
export async function keptFile(keptAs: string, fileName: string, limit: number): Promise<ReceivedFile> {
  const place = placeOf(keptAs)
  await stat(place).catch(() => {
    throw new FileRefused('file-gone', `${fileName} waited too long and is gone. Send it again.`)
  })
  return receiveFile(place, { fileName, limit })
}

export async function forgetUpload(keptAs: string): Promise<void> {
  await rm(placeOf(keptAs), { force: true })
}

/** How many files there are, and how many have waited too long for a yes. */
export async function countUploads(): Promise<{ due: number; total: number }> {
  const places = await kept()
  const due = (await Promise.all(places.map(isOld))).filter(Boolean).length
  return { due, total: places.length }
}

/** Throws away what waited too long for a yes. */
export async function forgetOldUploads(): Promise<void> {
  for (const place of await kept()) if (await isOld(place)) await rm(place, { force: true })
}

// The disk dates its files by the real clock: a clock of a demonstration that was moved on makes none of them older.
async function isOld(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null)
  return found !== null && realNow().getTime() - found.mtimeMs > DAYS_KEPT * 86_400_000
}

async function kept(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => [])
  return names.map((name) => path.join(folder(), name))
}

function isOfTheDisk(error: unknown) {
  return error instanceof Error && 'syscall' in error
}

async function save(keptAs: string, pieces: AsyncIterable<Uint8Array>) {
  await mkdir(folder(), { recursive: true })
  try {
    await pipeline(pieces, createWriteStream(placeOf(keptAs), { mode: 0o600 }))
  } catch (error) {
    await forgetUpload(keptAs)
    throw error
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>, limit: number) {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > limit)
      throw new FileRefused(
        'file-too-large',
        `The file is larger than ${Math.floor(limit / 1_000_000)} MB. Send it in parts.`,
      )
    yield piece
  }
}

async function shortText(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of pieces) if (text.length < LONGEST_FIELD) text += decoder.decode(piece, { stream: true })
  return text.replaceAll('\u0000', '').slice(0, LONGEST_FIELD)
}

// The name is ours, and is checked to be: it comes back from the database.
function placeOf(keptAs: string): string {
  return path.join(folder(), z.uuid().parse(keptAs))
}

function folder(): string {
  return path.join(env().DATA_DIR, 'uploads')
}
