import type { Chance } from '#db/seeds/chance'
import { onText, randomText, strangeTexts, type Mutation } from './mutations'

const MEGABYTE = 1024 * 1024

/** What may be done to a table. */
export const tableMutations: readonly Mutation[] = [
  onText('another delimiter', (text, chance) => text.replaceAll(',', chance.pick([';', '\t', '|', ' ', ',,']))),
  onText('the headings twice', (text) => `${headings(text)}\n${text}`),
  onText('the headings again in the middle', (text, chance) => inserted(text, chance, headings(text))),
  onText('each heading twice', (text) => text.replace(headings(text), `${headings(text)},${headings(text)}`)),
  onText('no headings', (text) => text.slice(headings(text).length)),
  onText('columns swapped', (text, chance) => eachRow(text, (cells) => swapped(cells, chance.of('swap')))),
  onText('a column lost', (text, chance) => withColumn(text, chance, () => null)),
  onText('a column of strange values', (text, chance) => withColumn(text, chance, () => chance.pick(strangeTexts))),
  onText('a column of long values', (text, chance) => withColumn(text, chance, () => randomText(chance, 9_000))),
  onText('a column of one value', (text, chance) => withColumn(text, chance, (first) => first)),
  onText('strange values anywhere', (text, chance) =>
    eachRow(text, (cells) => cells.map((cell) => (chance.isTrue(0.1) ? quoted(chance.pick(strangeTexts)) : cell))),
  ),
  onText('a tenth of the rows bad', (text, chance) =>
    eachRow(text, (cells) => (chance.isTrue(0.1) ? badRow(cells, chance) : cells)),
  ),
  onText('the rows in another order', (text, chance) =>
    [headings(text), ...chance.shuffled(rows(text).slice(1))].join('\r\n'),
  ),
  onText('every row twice', (text) =>
    rows(text)
      .flatMap((row, at) => (at === 0 ? [row] : [row, row]))
      .join('\r\n'),
  ),
  onText('a line of a megabyte', (text, chance) => inserted(text, chance, 'x,'.repeat(MEGABYTE / 2))),
  onText('a cell of a megabyte', (text, chance) => inserted(text, chance, `"${'word '.repeat(MEGABYTE / 5)}"`)),
  onText('a cell of two thousand lines', (text, chance) => inserted(text, chance, `"${'line\n'.repeat(2_000)}",x`)),
  onText('ten thousand columns', (text) => text.replace(headings(text), `${headings(text)}${',x'.repeat(10_000)}`)),
  onText('ten thousand empty lines', (text, chance) => inserted(text, chance, '\n'.repeat(10_000))),
  onText('a quotation mark that opens', (text, chance) => inserted(text, chance, 'a,"b,c')),
  onText('quotation marks everywhere', (text) => text.replaceAll(',', '","')),
  onText('every cell quoted', (text) => eachRow(text, (cells) => cells.map((cell) => quoted(cell)))),
  onText('headings of the prototype', (text) =>
    text.replace(headings(text), `__proto__,constructor,toString,${headings(text)}`),
  ),
]

function rows(text: string): string[] {
  return text.split(/\r?\n/)
}

function headings(text: string): string {
  return rows(text)[0] ?? ''
}

function inserted(text: string, chance: Chance, row: string): string {
  const all = rows(text)
  return all.toSpliced(chance.whole(1, all.length), 0, row).join('\r\n')
}

function eachRow(text: string, next: (cells: string[]) => string[]): string {
  return rows(text)
    .map((row, at) => (at === 0 || row === '' ? row : next(row.split(',')).join(',')))
    .join('\r\n')
}

/** The cell of one column in every row below the headings; null takes it away. */
function withColumn(text: string, chance: Chance, next: (first: string) => string | null): string {
  const column = chance.whole(0, headings(text).split(',').length - 1)
  const first = rows(text)[1]?.split(',')[column] ?? ''
  return eachRow(text, (cells) => {
    const value = next(first)
    return value === null ? cells.toSpliced(column, 1) : cells.with(Math.min(column, cells.length - 1), quoted(value))
  })
}

function swapped(cells: string[], chance: Chance): string[] {
  return chance.shuffled(cells)
}

function badRow(cells: string[], chance: Chance): string[] {
  return chance.pick([
    cells.slice(0, 1),
    [...cells, ...cells],
    cells.map(() => '?'),
    cells.map(() => ''),
    ['"', ...cells],
  ])
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
