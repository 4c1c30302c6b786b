import { open, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { csvText } from './csv'
import { FileRefused } from './intake-report'
import { firstSheetIn, formatsIn, rowsOfSheet, sharedTexts, targetOf } from './workbook'
import { Zip } from './zip.server'

const LARGEST_PART = 20_000_000

/** Whether a file begins as a packed one does; a workbook of today's spreadsheets is such a file. */
export async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4)
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50
  } finally {
    await handle.close()
  }
}

/** Puts the first sheet of a workbook in its place as CSV, so that whatever reads tables reads it too. */
export async function workbookToCsv(file: string): Promise<void> {
  const rows = await firstSheetOf(await readFile(file))
  const [headings = [], ...others] = rows
  await writeFile(file, csvText(headings, others, { isForPeople: false }))
}

/** The rows of the first sheet that is not hidden, as text. */
export async function firstSheetOf(bytes: Buffer): Promise<string[][]> {
  const zip = await Zip.open(bytes)
  const part = (name: string) => zip.text(name, LARGEST_PART)
  const workbook = await part('xl/workbook.xml')
  const parts = await part('xl/_rels/workbook.xml.rels')
  if (workbook === null || parts === null) throw noWorkbook
  const { id, isFrom1904 } = await firstSheetIn(workbook)
  const target = id === null ? null : await targetOf(parts, id)
  const sheet = target === null ? null : await part(path.posix.resolve('/xl', target).slice(1))
  if (sheet === null) throw noWorkbook
  const [texts, styles] = [await part('xl/sharedStrings.xml'), await part('xl/styles.xml')]
  return rowsOfSheet(sheet, {
    texts: texts === null ? [] : await sharedTexts(texts),
    formats: styles === null ? [] : await formatsIn(styles),
    isFrom1904,
  })
}

const noWorkbook = new FileRefused(
  'not-a-workbook',
  'This is a packed file, but no XLSX workbook with a sheet in it. Save the table as XLSX or CSV and send that.',
)
