import { Refusal } from '~/kit/errors'

export type DocumentKind = { id: string; label: string; isIdentity: boolean; isNeeded: boolean }

/** A provider looks at documents once a place is sure, and not before. */
export function refuseBeforePlace(state: string) {
  if (state !== 'place_confirmed' && state !== 'enrolled' && state !== 'did_not_attend')
    throw new Refusal('no-place', 'Documents are looked at once the place is confirmed.')
}

/** What is still to be seen: every document that is needed and was not seen. */
export function stillToSee(kinds: readonly DocumentKind[], seen: ReadonlySet<string>): DocumentKind[] {
  return kinds.filter(({ id, isNeeded }) => isNeeded && !seen.has(id))
}
