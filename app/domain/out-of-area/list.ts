export const outOfAreaLists = {
  'at-home': 'Taught at home',
  'learns-elsewhere': 'Live here, learn elsewhere',
  'lives-elsewhere': 'Learn here, live elsewhere',
} as const

export type OutOfAreaList = keyof typeof outOfAreaLists

export const listNames = Object.keys(outOfAreaLists).filter(isOutOfAreaList)

export function isOutOfAreaList(name: string): name is OutOfAreaList {
  return Object.hasOwn(outOfAreaLists, name)
}

/** The list an address asks for. */
export function listFrom(name: string | null): OutOfAreaList {
  return name !== null && isOutOfAreaList(name) ? name : 'at-home'
}

/** Who is on a list, as the beginning of a sentence. */
export const isOnList: Record<OutOfAreaList, string> = {
  'at-home': 'Whoever’s activity is “Taught at home”',
  'learns-elsewhere': 'Whoever lives in this area, and learns at a place of another authority',
  'lives-elsewhere': 'Whoever has a home in another authority, and learns at a place of this area',
}

/** Those of Year 11 and the two years after it: their first and last birthday. */
export function birthdaysFollowed(today: string): { first: string; last: string } {
  const began = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  return { first: `${began - 18}-09-01`, last: `${began - 15}-08-31` }
}

type Row = Record<'home' | 'place' | 'placeAuthority' | 'label', string | null>

/** Where somebody lives and learns, in words. */
export function whereWords({ home, place, placeAuthority, label }: Row) {
  return {
    home: home ?? 'Not known',
    place: place === null ? 'Not known' : placeAuthority === null ? place : `${place}, ${placeAuthority}`,
    doing: label ?? 'Not recorded',
  }
}
