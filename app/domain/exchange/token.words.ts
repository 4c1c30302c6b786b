import type { TokenStanding } from './token'

/** How a token stands, as a tag. */
export const standingTags = {
  holds: { text: 'Holds', colour: 'green' },
  over: { text: 'Over', colour: 'grey' },
  revoked: { text: 'Taken back', colour: 'grey' },
} as const satisfies Record<TokenStanding, { text: string; colour: string }>
