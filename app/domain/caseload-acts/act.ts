import { addDays, londonDay } from '~/kit/dates'
import type { ActTerms } from './act.schemas'

/** So many at once, and no more: a longer list is narrowed first. */
export const MOST_AT_ONCE = 1000
/** So many are done while the person waits; more in the background. */
export const DONE_AT_ONCE = 50
/** For so many days what was done can be undone for all together. */
export const UNDO_DAYS = 14

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

export type ActState = 'planned' | 'doing' | 'done' | 'undoing' | 'undone'

type Times = Record<'begunAt' | 'doneAt' | 'undoBegunAt' | 'undoneAt', Date | null>

/** How far an act is. */
export function stateOf({ begunAt, doneAt, undoBegunAt, undoneAt }: Times): ActState {
  if (undoneAt) return 'undone'
  if (undoBegunAt) return 'undoing'
  if (doneAt) return 'done'
  return begunAt ? 'doing' : 'planned'
}

/** The last day on which an act can be undone. */
export function lastUndoDay(doneAt: Date): string {
  return addDays(londonDay(doneAt), UNDO_DAYS)
}

/** Why an act would do nothing for a learner; null where it does something. */
export function leftOutBecause(terms: ActTerms, entry: Entry): string | null {
  if (terms.kind === 'move') return entry.adviserId === terms.adviserId ? 'Is with this adviser already.' : null
  if (terms.kind === 'next-action')
    return entry.nextActionOn === terms.on ? 'Has this day for the next step already.' : null
  if (entry.isNameOnly) return 'Only name, address and date of birth are passed on.'
  return entry.level === terms.level ? 'Has this level already.' : null
}
