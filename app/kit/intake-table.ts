import { csvRows, waysToRead, type CsvRow, type Dialect } from './csv'
import { FileRefused, type Findings, type NewFinding } from './intake-report'

/** A column we know: our name for it and the headings it goes by in other people's files. */
export type Column<F extends string> = { field: F; headings: string[]; isRequired?: boolean }

export type TableRow<F extends string> = {
  line: number
  /** what stands in a column, trimmed; '' where there is nothing */
  value: (field: F) => string
  /** what stands at a place, for columns that are nobody's field */
  at: (place: number) => string
  /** why the row cannot be trusted (an error) or should be looked at (a warning) */
  fault: NewFinding | null
}

export type Table<F extends string> = {
  has: (field: F) => boolean
  /** the headings that are none of the columns asked for */
  others: { heading: string; place: number }[]
  rows: AsyncGenerator<TableRow<F>>
  /** lets go of the file where nobody is going to read the rows */
  close: () => Promise<void>
}

const SAMPLE = 64 * 1024
const PREAMBLE = 20
const EXAMPLES = 3

/** The headings of a file with a few values under each, for somebody who says what they are; the fullest row where none is known. */
export async function startOfTable<F extends string>(pieces: AsyncIterable<string>, columns: Column<F>[]) {
  const { sample, close } = await withSample(pieces)
  await close()
  const start = knownRow(sample, columns) ?? fullestRow(sample)
  if (!start) return []
  const places = new Map([...placesOf(start.cells, columns)].map(([field, place]) => [place, field]))
  return start.cells
    .map((cell, place) => ({
      ...{ place, heading: cleaned(cell), field: places.get(place) ?? null },
      examples: start.below.map(({ cells }) => cleaned(cells[place] ?? '')).filter((value) => value !== ''),
    }))
    .filter(({ heading }) => heading !== '')
}

/** Finds the row of headings, whatever stands before it and whatever keeps the cells apart, and reads the rows below. */
export async function readTable<F extends string>(
  pieces: AsyncIterable<string>,
  columns: Column<F>[],
  findings: Findings,
) {
  const { sample, all, close } = await withSample(pieces)
  const { start, places } = await headingsIn(sample, columns).catch(async (error: unknown) => {
    await close()
    throw error
  })
  findings.addAll(doubledHeadings(start))
  const rows = tableRows(csvRows(all, start.dialect), start, places)
  const others = othersIn(start.cells, places)
  return { has: (field: F) => places.has(field), others, rows, close } satisfies Table<F>
}

async function headingsIn<F extends string>(sample: string, columns: Column<F>[]) {
  const start = headingRow(sample, columns)
  const places = placesOf(start.cells, columns)
  const missing = columns.filter(({ field, isRequired }) => isRequired === true && !places.has(field))
  if (missing.length > 0) throw headingsMissing(missing, start.cells)
  return { start, places }
}

async function withSample(pieces: AsyncIterable<string>) {
  const source = pieces[Symbol.asyncIterator]()
  let sample = ''
  let isOver = false
  while (sample.length < SAMPLE && !isOver) {
    const next = await source.next()
    isOver = next.done === true
    if (next.done !== true) sample += next.value
  }
  return { sample, all: again(sample, source), close: async () => void (await source.return?.()) }
}

async function* again(sample: string, source: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield sample
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
  } finally {
    await source.return?.()
  }
}

type Headings = CsvRow & { dialect: Dialect; position: number; known: number; below: readonly CsvRow[] }

function headingRow<F extends string>(sample: string, columns: Column<F>[]): Headings {
  const best = knownRow(sample, columns)
  if (best !== null) return best
  const required = columns.filter(({ isRequired }) => isRequired)
  throw headingsMissing(required, candidatesIn(sample, columns)[0]?.cells ?? [])
}

/** The row, among the first few, that holds most of the headings we know; nothing where none holds any. */
function knownRow<F extends string>(sample: string, columns: Column<F>[]): Headings | null {
  return candidatesIn(sample, columns).reduce<Headings | null>(
    (best, row) => (row.known > (best?.known ?? 0) ? row : best),
    null,
  )
}

function fullestRow(sample: string): Headings | null {
  const filled = ({ cells }: CsvRow) => cells.filter((cell) => cell.trim() !== '').length
  return candidatesIn(sample, []).reduce<Headings | null>(
    (best, row) => (filled(row) > (best ? filled(best) : 0) ? row : best),
    null,
  )
}

function candidatesIn<F extends string>(sample: string, columns: Column<F>[]): Headings[] {
  return waysToRead(sample).flatMap(({ dialect, rows }) =>
    rows.slice(0, PREAMBLE).map((row, position) => ({
      ...row,
      ...{ dialect, position, known: placesOf(row.cells, columns).size },
      below: rows.slice(position + 1, position + 1 + EXAMPLES),
    })),
  )
}

/** Where each column stands. Of two columns with the same heading the first one counts. */
function placesOf<F extends string>(cells: string[], columns: Column<F>[]): Map<F, number> {
  const headings = cells.map(folded)
  const places = new Map<F, number>()
  for (const { field, headings: names } of columns) {
    const at = names.map((name) => headings.indexOf(folded(name))).find((at) => at >= 0)
    if (at !== undefined) places.set(field, at)
  }
  return places
}

function othersIn<F extends string>(cells: string[], places: Map<F, number>) {
  const taken = new Set(places.values())
  return cells
    .map((cell, place) => ({ heading: cleaned(cell), place }))
    .filter(({ heading, place }) => heading !== '' && !taken.has(place))
}

/** Headings are compared without case, spaces and punctuation. */
export function folded(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}%]/gu, '')
}

function headingsMissing<F extends string>(missing: Column<F>[], found: string[]): FileRefused {
  const wanted = missing.map(({ headings }) => headings[0]).join(', ')
  const seen = found.filter((cell) => cell.trim() !== '').map((cell) => cell.trim().slice(0, 40))
  const got = seen.length === 0 ? 'no headings at all' : `these headings: ${seen.slice(0, 12).join(', ')}`
  const what = missing.length === 0 ? 'No heading of the file is one we know' : `The file has no column for ${wanted}`
  return new FileRefused('headings-missing', `${what}. It has ${got}. Name the columns in the first row.`)
}

function doubledHeadings(start: Headings): NewFinding[] {
  const headings = start.cells.map((cell) => cell.trim())
  const doubled = headings.filter((heading, at) => heading !== '' && headings.indexOf(heading) < at)
  return [...new Set(doubled)].map((heading) => ({
    severity: 'warning',
    code: 'heading-twice',
    sentence: `The heading ${heading} is there more than once. The first of these columns was used.`,
    line: start.line,
    field: heading,
  }))
}

async function* tableRows<F extends string>(rows: AsyncGenerator<CsvRow>, start: Headings, places: Map<F, number>) {
  let position = -1
  for await (const row of rows) {
    position += 1
    if (position <= start.position || row.cells.every((cell) => cell.trim() === '')) continue
    yield {
      line: row.line,
      value: (field: F) => cleaned(row.cells[places.get(field) ?? -1] ?? ''),
      at: (place: number) => cleaned(row.cells[place] ?? ''),
      fault: faultOf(row, start.cells.length),
    } satisfies TableRow<F>
  }
}

function cleaned(cell: string): string {
  return cell.trim().normalize('NFC')
}

function faultOf({ line, cells, isMisquoted }: CsvRow, width: number): NewFinding | null {
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    const sentence = `Line ${line} has ${cells.length} cells under ${width} headings, so its values may stand in the wrong columns. Put quotation marks round values that hold a comma.`
    return { severity: 'error', code: 'too-many-cells', sentence, line }
  }
  if (isMisquoted) {
    const severity = cells.length === width ? 'warning' : 'error'
    const sentence = `Line ${line} has a quotation mark inside a quoted value. Look at the row, and write such a mark twice ("").`
    return { severity, code: 'misquoted', sentence, line }
  }
  return null
}

/** The rows some at a time, so that one statement can take many. */
export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The same, with the next always asked for while the last is worked on: the file is read while the database is busy. */
export async function* readAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const next = items.next()
    next.catch(() => {}) // it is thrown where it is awaited
    return next
  }
  try {
    for (let next = await ask(), coming = ask(); next.done !== true; next = await coming, coming = ask())
      yield next.value
  } finally {
    await items.return(undefined)
  }
}
