import type { ActTerms } from './act.schemas'

/** So many at once: what can be ticked on one page. */
export const MOST_AT_ONCE = 50

export const actKinds = ['move', 'next-action', 'need'] as const
export type ActKind = (typeof actKinds)[number]

export function actKindFrom(name: string | null): ActKind | null {
  return actKinds.find((kind) => kind === name) ?? null
}

/** What stood there when it was looked at. */
export type Entry = {
  adviserId: string
  nextActionOn: string | null
  level: number | null
  /** No more than who they are is passed on. */
  isNameOnly: boolean
}

/** Why an act would do nothing for a learner; null where it does something. */
export function leftOutBecause(terms: ActTerms, entry: Entry): string | null {
  if (terms.kind === 'move') return entry.adviserId === terms.adviserId ? 'Is with this adviser already.' : null
  if (terms.kind === 'next-action')
    return entry.nextActionOn === terms.on ? 'Has this day for the next step already.' : null
  if (entry.isNameOnly) return 'Only name, address and date of birth are passed on.'
  return entry.level === terms.level ? 'Has this level already.' : null
}
