import { FileRefused } from './intake-report'
import { readXml } from './intake-xml'

export const ROWS_AT_MOST = 20_000
const COLUMNS_AT_MOST = 200

/** How a cell is to be written: as it stands, as a day, or as a day without its year. */
export type CellFormat = 'plain' | 'day' | 'day-month'

type Reader = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Reads one part of a workbook, whatever prefix its names have. */
async function readPart(xml: string, on: Reader): Promise<void> {
  try {
    await readXml(inPieces(xml), {
      open: (name, attributes) => on.open?.(plain(name), withPlainNames(attributes)),
      text: (text) => on.text?.(text),
      close: (name) => on.close?.(plain(name)),
    })
  } catch (error) {
    if (error instanceof FileRefused && error.code.startsWith('xml-')) throw notRead
    throw error
  }
}

const PIECE = 256 * 1024

async function* inPieces(xml: string) {
  for (let at = 0; at < xml.length; at += PIECE) yield await Promise.resolve(xml.slice(at, at + PIECE))
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function withPlainNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [plain(name), value]))
}

const notRead = new FileRefused(
  'workbook-broken',
  'This workbook cannot be read. Open it, save it again, and send it again; or save it as CSV.',
)

/** The first sheet of a workbook by the id of its part, and whether its days are counted from 1904. */
export async function firstSheetIn(xml: string): Promise<{ id: string | null; isFrom1904: boolean }> {
  let id: string | null = null
  let isFrom1904 = false
  await readPart(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name === 'sheet' && attributes['state'] !== 'hidden') id ??= attributes['id'] ?? null
    },
  })
  return { id, isFrom1904 }
}

/** Where the part of an id lies. */
export async function targetOf(xml: string, id: string): Promise<string | null> {
  let target: string | null = null
  await readPart(xml, {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? null
    },
  })
  return target
}

/** The texts that cells name by number. */
export async function sharedTexts(xml: string): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  await readPart(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 't') isText = true
      // How a word is spoken is written beside it, and is not the word.
      if (name === 'rPh') isText = false
    },
    text: (some) => {
      if (isText) text += some
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

/** How the cells of each style are written. */
export async function formatsIn(xml: string): Promise<CellFormat[]> {
  const own = new Map<string, CellFormat>()
  const formats: CellFormat[] = []
  let isOfCells = false
  await readPart(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', formatOf(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') isOfCells = true
      const id = attributes['numFmtId'] ?? '0'
      if (name === 'xf' && isOfCells) formats.push(own.get(id) ?? builtIn(Number(id)))
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return formats
}

function builtIn(id: number): CellFormat {
  if (id === 16) return 'day-month'
  return (id >= 14 && id <= 17) || id === 22 ? 'day' : 'plain'
}

function formatOf(code: string): CellFormat {
  const letters = code.toLowerCase().replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
  if (!/d/.test(letters) || !/m/.test(letters)) return 'plain'
  return /y/.test(letters) ? 'day' : 'day-month'
}

type Look = { texts: readonly string[]; formats: readonly CellFormat[]; isFrom1904: boolean }

/** The rows of a sheet as text, each in its own place: a row that is not there is an empty one. */
export async function rowsOfSheet(xml: string, look: Look): Promise<string[][]> {
  const rows: string[][] = []
  let [row, column] = [-1, -1]
  let cell: Record<string, string> = {}
  let value = ''
  let isValue = false
  await readPart(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes['r'] ? Number(attributes['r']) - 1 : row + 1
        column = -1
        if (!(row >= 0 && row < ROWS_AT_MOST)) throw tooLong
      }
      if (name === 'c') {
        cell = attributes
        value = ''
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1
      }
      if (name === 'v' || name === 't') isValue = true
    },
    text: (some) => {
      if (isValue) value += some
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name !== 'c' || row < 0 || column < 0 || column >= COLUMNS_AT_MOST) return
      while (rows.length <= row) rows.push([])
      const cells = rows[row] ?? []
      while (cells.length < column) cells.push('')
      cells[column] = textOf(cell, value, look)
    },
  })
  return rows
}

const tooLong = new FileRefused('workbook-too-large', `A sheet may have ${ROWS_AT_MOST} rows. Send it in parts.`)

/** "BC12" stands in column 54, counted from 0. */
function columnOf(place: string): number {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0] ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf({ t: kind = 'n', s: style = '0' }: Record<string, string>, value: string, look: Look): string {
  if (kind === 's') return look.texts[Number(value)] ?? ''
  if (kind === 'e') return ''
  if (kind === 'b') return value === '1' ? 'Yes' : 'No'
  const format = look.formats[Number(style)] ?? 'plain'
  if (kind !== 'n' || value === '' || format === 'plain') return value
  const days = Math.floor(Number(value)) + (look.isFrom1904 ? 1462 : 0)
  const [year = '', month = '', day = ''] = new Date(Date.UTC(1899, 11, 30 + days))
    .toISOString()
    .slice(0, 10)
    .split('-')
  return format === 'day' ? `${day}/${month}/${year}` : `${day}-${months[Number(month) - 1]}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
