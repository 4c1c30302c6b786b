/** What became of one value of a file: taken (perhaps mended, with a note), missing, or wrong. */
export type Reading<T> =
  { isWrong: false; value: T | null; note: Note | null } | { isWrong: true; value: null; note: Note }

/** A short stable name and the sentence for the sender. */
export type Note = { code: string; sentence: string }

/** A value that can be used, with a note where it had to be mended first. */
export function taken<T>(value: T, note: Note | null = null): Reading<T> {
  return { isWrong: false, value, note }
}

/** Nothing there, or a known way of writing "nothing". */
export function missing(note: Note | null = null): Reading<never> {
  return { isWrong: false, value: null, note }
}

/** A value that cannot be used. */
export function wrong(code: string, sentence: string): Reading<never> {
  return { isWrong: true, value: null, note: { code, sentence } }
}

/** A long number that a spreadsheet has rounded, such as 1.00E+09: its digits are lost and nobody can guess them. */
export function spreadsheetNumber(value: string): Reading<never> | null {
  if (!/^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(value.trim())) return null
  return wrong(
    'spreadsheet-number',
    `A spreadsheet has shortened this number to ${value.trim()} and its digits are lost. Export the file again and do not open it in a spreadsheet before sending, or format the column as text.`,
  )
}

/** Upper case, no spaces at the ends or inside, and a note when that changed anything. */
export function tidiedCode(value: string): { code: string; note: Note | null } {
  const code = value.replace(/[\s\u00a0]+/g, '').toUpperCase()
  return { code, note: code === value ? null : { code: 'tidied', sentence: `${value.trim()} was read as ${code}.` } }
}

const yes = new Set(['T', 'Y', '1', 'TRUE', 'YES'])
const no = new Set(['F', 'N', '0', 'FALSE', 'NO'])

/** T/F, Y/N, 1/0, True/False, Yes/No. */
export function flagReading(value: string): Reading<boolean> {
  const flag = value.trim().toUpperCase()
  if (flag === '') return missing()
  if (yes.has(flag)) return taken(true)
  if (no.has(flag)) return taken(false)
  return wrong('flag-unknown', `${value.trim()} is neither yes nor no. Write Y or N.`)
}

/** What a table of ours has under somebody else's word; never what every object has, such as `constructor`. */
export function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** The beginning of a text that is too long. A letter is never cut in two: half of one comes back from a database as another. */
export function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')
}
