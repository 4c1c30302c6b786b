import type { NewFinding } from '~/kit/intake-report'

/*
 * A feed and a person may both write a course. The rule: what a person wrote on Onward stays as it is, column by column,
 * until the person gives it back; the file is taken for everything else, and its report names what was kept (F-38).
 */

type Known = { status: string; edited: string[] }

/** True where somebody withdrew it on Onward: a file does not bring it back. */
export function isWithdrawnByHand(known: Known | undefined): boolean {
  return known !== undefined && known.status === 'withdrawn' && known.edited.includes('status')
}

/** What the report says of an item whose words were written by hand; nothing where none were. */
export function keptByHand(known: Known | undefined, item: string, labelOf: (column: string) => string): NewFinding[] {
  const columns = known?.edited.filter((column) => column !== 'status') ?? []
  if (columns.length === 0) return []
  const what = columns.map(labelOf).join(', ')
  const sentence = `Written by hand on Onward, so it was kept: ${what}. Everything else was taken from the file. To take all of it again, open the course and choose “Follow the feed again”.`
  return [{ severity: 'info', code: 'kept-by-hand', sentence, item, field: columns.join(', ') }]
}

export const heldBack = {
  severity: 'info',
  code: 'withdrawn-by-hand',
  sentence:
    'The file still holds this course, but somebody withdrew it on Onward, so it stays withdrawn. To show it again, open it and bring it back.',
} as const

export const keptForItsStarts = {
  severity: 'warning',
  code: 'kept-for-its-starts',
  sentence:
    'The file no longer holds this course, but it has starts that were made on Onward, so it stays. Withdraw it there if it has ended.',
} as const
