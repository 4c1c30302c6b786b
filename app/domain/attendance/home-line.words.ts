import type { Conflict } from './home-line'

/** What two sites do not agree on, in words for the home school. */
export const conflictWords: Record<Conflict, string> = {
  'changed-since': 'The host has changed its mark since your code was set.',
  'says-otherwise': 'Your code and the host’s mark say different things.',
  'no-code': 'The host’s mark does not say where the learner was. Say which code is right.',
  'known-away': 'You knew of an absence, and the host has marked the learner as there.',
}

type Standing = {
  hostCode: string | null
  homeCode: string | null
  conflicts: readonly Conflict[]
  isUnexplained: boolean
}

/** How a line stands, in one or two words. */
export function standingTag({ hostCode, homeCode, conflicts, isUnexplained }: Standing) {
  if (conflicts.length > 0) return { text: 'Look at this', colour: 'red' } as const
  if (isUnexplained) return { text: 'No reason yet', colour: 'orange' } as const
  if (homeCode !== null) return { text: 'Settled', colour: 'green' } as const
  if (hostCode === null) return { text: 'Not marked yet', colour: 'grey' } as const
  return { text: 'To confirm', colour: 'blue' } as const
}
