import type { Right } from '~/kit/actor'

/** Each right in words: what it lets somebody do at a provider. */
export const rightWords: Record<Right, { label: string; hint: string }> = {
  see: { label: 'See applications', hint: 'Read what learners sent, and write notes for staff.' },
  interview: { label: 'Interview', hint: 'Lay out times, invite, and say what came of it.' },
  decide: { label: 'Decide', hint: 'Offer, reject, keep a waiting list, write to learners, enrol.' },
  manage: { label: 'Manage people', hint: 'Invite colleagues, change what they may do, sign agreements.' },
}

/** Some rights in one line, in the order of the list. */
export function rightsLine(held: readonly Right[]): string {
  return held.length === 0 ? 'Nothing with applications' : held.map((right) => rightWords[right].label).join(', ')
}
