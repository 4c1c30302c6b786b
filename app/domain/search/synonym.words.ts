/** What a row of the list is, as a coordinator chooses it. */
export const synonymKindWords = {
  synonym: 'Another word for it',
  occupation: 'A job it leads to',
  abbreviation: 'Short for it',
  spelling: 'A usual misspelling',
} as const

export const synonymOriginWords = { onward: 'Onward’s own list', area: 'Added here' } as const

export type SynonymKind = keyof typeof synonymKindWords
