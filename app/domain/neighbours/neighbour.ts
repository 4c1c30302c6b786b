import type { CountsByNoun, IntakeReport } from '~/kit/intake-report'

/** More neighbours than this no area has. */
export const MOST_NEIGHBOURS = 30

/** What a file says against what was there: how many courses it brings, how many there were, how many of those it leaves out. */
export type Change = { before: number; gone: number }

/** A file that leaves out more than half of the last one's courses is more likely broken than true. */
export function isMassDisappearance({ before, gone }: Change): boolean {
  return gone * 2 > before
}

/** What came of a file, in the words a coordinator reads. */
export function outcomeOf({ status, counts, findings }: IntakeReport): string {
  if (status === 'done') return `Taken in: ${countsInWords(counts)}.`
  return `Refused: ${findings.at(-1)?.sentence ?? 'it could not be read.'}`
}

/** Whether a file waits for somebody to say that so much is really gone. */
export function isHeld({ status, totals }: IntakeReport): boolean {
  return status === 'refused' && (totals['too-many-removals'] ?? 0) > 0
}

function countsInWords({ courses }: CountsByNoun): string {
  if (!courses) return 'nothing'
  const { read, added, withdrawn, refused } = courses
  const number = (count: number) => count.toLocaleString('en-GB')
  return `${number(read)} courses read, ${number(added)} new, ${number(withdrawn)} gone, ${number(refused)} refused`
}
