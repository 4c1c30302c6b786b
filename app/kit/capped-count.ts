/** More than this many are not counted, so that a count costs the same however long its list: the number then reads “1,000+”. */
export const COUNTED_AT_MOST = 1000

/** A number that was counted no further than that, in words. */
export function cappedWords(count: number): string {
  return count > COUNTED_AT_MOST ? `${COUNTED_AT_MOST.toLocaleString('en-GB')}+` : count.toLocaleString('en-GB')
}
