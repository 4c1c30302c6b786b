/** What a row of the list is, as a coordinator chooses it. */
export const synonymKindWords = {
  synonym: 'Another word for it',
  occupation: 'A job it leads to',
  abbreviation: 'Short for it',
  spelling: 'A usual misspelling',
} as const

type Origin = { provenance: string; isOff: boolean; overridesId: string | null }

/** Where a row comes from, as the coordinators of an area read it. */
export function synonymOrigin({ provenance, isOff, overridesId }: Origin): string {
  if (isOff) return 'Switched off here'
  if (provenance === 'onward') return 'Onward’s own list'
  return overridesId === null ? 'Added here' : 'Said in your own words'
}

/** What taking a row away is called: a general one is only switched off here, and what stood for it brings it back. */
export function removalWords({ provenance, isOff, overridesId }: Origin): { button: string; means: string } {
  if (isOff) return { button: 'Switch it on again', means: 'The search does not use this here. Other areas still do.' }
  if (provenance === 'onward')
    return { button: 'Switch it off here', means: 'This row is for every area. What you change holds here only.' }
  return overridesId === null
    ? { button: 'Remove this', means: 'Your area added this row.' }
    : { button: 'Go back to Onward’s own words', means: 'Your area says this in its own words.' }
}

export type SynonymKind = keyof typeof synonymKindWords
