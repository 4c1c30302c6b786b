import Papa from 'papaparse'
import { FileRefused } from './intake-report'

/** How the cells and the rows of a file are kept apart. */
export type Dialect = { delimiter: string; newline: '\r\n' | '\n' | '\r' }

export type CsvRow = {
  /** the line of the file on which the row begins */
  line: number
  cells: string[]
  /** a quotation mark stands where none may stand */
  isMisquoted: boolean
}

const LONGEST_ROW = 1024 * 1024

/** Reads the rows of a CSV file (RFC 4180) as they come, with the line each begins on. Cells come as they stand. */
export async function* csvRows(pieces: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<CsvRow> {
  let waiting = ''
  let line = 1
  for await (const piece of pieces) {
    waiting += piece
    const { rows, used } = parse(waiting, dialect, line, false)
    yield* rows
    line = lineAfter(rows, dialect, line)
    waiting = waiting.slice(used)
    if (waiting.length > LONGEST_ROW) throw tooLong(line)
  }
  yield* parse(waiting, dialect, line, true).rows
}

function parse(text: string, dialect: Dialect, firstLine: number, isLast: boolean): { rows: CsvRow[]; used: number } {
  const result: Papa.ParseResult<string[]> = new Papa.Parser({ ...dialect }).parse(text, 0, !isLast)
  if (result.errors.some(({ code }) => code === 'MissingQuotes')) throw neverClosed(result, dialect, firstLine)
  const misquoted = new Set(result.errors.map(({ row }) => row))
  let line = firstLine
  const rows = result.data.map((cells, at) => {
    const row = { line, cells, isMisquoted: misquoted.has(at) }
    line += linesIn(cells, dialect)
    return row
  })
  return { rows, used: result.meta.cursor }
}

function lineAfter(rows: CsvRow[], dialect: Dialect, line: number): number {
  const last = rows.at(-1)
  return last === undefined ? line : last.line + linesIn(last.cells, dialect)
}

function linesIn(cells: string[], { newline }: Dialect): number {
  const mark = newline === '\r' ? '\r' : '\n'
  let lines = 1
  for (const cell of cells) if (cell.includes(mark)) lines += cell.split(mark).length - 1
  return lines
}

function neverClosed(result: Papa.ParseResult<string[]>, dialect: Dialect, firstLine: number): FileRefused {
  const line = result.data.slice(0, -1).reduce((line, cells) => line + linesIn(cells, dialect), firstLine)
  return new FileRefused(
    'quote-never-closed',
    `A quotation mark opens on line ${line} and is never closed, so the rest of the file cannot be read. Is the file cut off?`,
    { line },
  )
}

function tooLong(line: number): FileRefused {
  return new FileRefused(
    'row-too-long',
    `The row on line ${line} is longer than 1 MB. Either a quotation mark is not closed there, or this is not a table.`,
    { line },
  )
}

const delimiters = [',', ';', '\t']

/** Every way the start of a file could be cut into rows; who knows the headings can tell which one is right. */
export function waysToRead(sample: string): { dialect: Dialect; rows: CsvRow[] }[] {
  const newline = newlineOf(sample)
  return delimiters.map((delimiter) => {
    const dialect = { delimiter, newline }
    const { rows } = parse(sample, dialect, 1, false)
    return { dialect, rows: rows.length > 0 ? rows : parseWhole(sample, dialect) }
  })
}

function parseWhole(sample: string, dialect: Dialect): CsvRow[] {
  const closed = (sample.split('"').length - 1) % 2 === 0 ? sample : `${sample}"`
  return parse(closed, dialect, 1, true).rows
}

function newlineOf(sample: string): Dialect['newline'] {
  const unquoted = sample.replace(/"[^"]*"/g, '')
  if (!unquoted.includes('\n')) return unquoted.includes('\r') ? '\r' : '\n'
  return /(^|[^\r])\n/.test(unquoted) ? '\n' : '\r\n'
}

export type Cell = string | number | boolean | null

export type WriterOptions = {
  /** for people, who open it in a spreadsheet: a cell that would run as a formula gets an apostrophe */
  isForPeople: boolean
}

/** One row of a CSV file, with its line end (RFC 4180). */
export function csvLine(cells: Cell[], { isForPeople }: WriterOptions): string {
  return `${cells.map((cell) => quoted(isForPeople ? guarded(cell) : plain(cell))).join(',')}\r\n`
}

/** A whole CSV file with its headings. */
export function csvText(headings: string[], rows: Cell[][], options: WriterOptions): string {
  return [headings, ...rows].map((row) => csvLine(row, options)).join('')
}

const runs = /^'*[=+\-@\t\r]/
const wasGuarded = /^'+[=+\-@\t\r]/

function guarded(cell: Cell): string {
  return typeof cell === 'string' && runs.test(cell) ? `'${cell}` : plain(cell)
}

/** Takes the apostrophe off again that a sheet for people put before a formula. */
export function unguarded(cell: string): string {
  return wasGuarded.test(cell) ? cell.slice(1) : cell
}

function plain(cell: Cell): string {
  return cell === null ? '' : String(cell)
}

function quoted(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
