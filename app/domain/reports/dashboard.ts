import { countWords, shownList } from '~/kit/small-numbers'

/** Below this a count could point at somebody. */
export const SMALLEST_SHOWN = 5

/** A count as it may be shown to those who need not know names: small ones are kept back, none is none. */
export function shownCount(count: number): string {
  return count > 0 && count < SMALLEST_SHOWN ? `under ${SMALLEST_SHOWN}` : count.toLocaleString('en-GB')
}

/** A share as a whole percentage; nothing of nothing is not known. */
export function shownShare(part: number, whole: number): string {
  if (whole === 0) return 'not known'
  if (part > 0 && part < SMALLEST_SHOWN) return 'kept back'
  return `${Math.round((100 * part) / whole)}%`
}

/** The same parts as bars, each as long as its words let one know: what is kept back has none. */
export function shownBars(counts: readonly number[]): { value: number; text: string }[] {
  return shownList(counts, SMALLEST_SHOWN).parts.map((count) => ({ value: count ?? 0, text: countWords(count) }))
}

/** The parts of a whole that is shown: with a small one others are kept back, or it could be worked out from them. */
export function shownParts(counts: readonly number[]): string[] {
  return shownList(counts, SMALLEST_SHOWN).parts.map(countWords)
}
