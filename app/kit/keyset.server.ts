import { z } from 'zod'

/*
 * The place in a list where its next page begins: the values the list is sorted by, of the last row shown, its id last.
 * A page found this way costs the same however far down it is, and none is skipped or shown twice when rows come and go.
 * Addresses hold no names of people: a list of people has the id alone in its cursor, and looks the rest up.
 */

const LONGEST = 2000

/** The values of the last row, as one word for an address. */
export function cursorAt(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values.map(String))).toString('base64url')
}

/** The values a cursor stands for; null for anything that is not so many values with an id at the end. */
export function valuesAt(cursor: string | null, count: number): string[] | null {
  if (!cursor || cursor.length > LONGEST) return null
  const values = keys.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()))
  if (!values.success || values.data.length !== count) return null
  return z.uuid().safeParse(values.data.at(-1)).success ? values.data : null
}

/** One page out of one row too many: its rows, and the cursor of the next page where there is one. */
export function pageOf<R>(rows: readonly R[], size: number, keyOf: (row: R) => readonly (string | number)[]) {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last !== undefined ? cursorAt(keyOf(last)) : null }
}

const keys = z.array(z.string().refine((text) => !text.includes('\0')))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
