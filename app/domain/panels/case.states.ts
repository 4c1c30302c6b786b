import { machine, type EventOf } from '~/kit/machine'

/** One case, from the first word to the place or the end (F: 3.6). What begins after that is a placement. */
export const caseMachine = machine({
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { takeUp: 'awaiting-match', withdraw: 'withdrawn' },
  'awaiting-match': {
    place: 'provisional',
    alternative: 'provisional',
    reserve: 'unable-to-match',
    refuse: 'refused',
    defer: 'awaiting-match',
    withdraw: 'withdrawn',
  },
  // It stays alive: the next meeting looks at it again.
  'unable-to-match': {
    place: 'provisional',
    alternative: 'provisional',
    reserve: 'unable-to-match',
    refuse: 'refused',
    defer: 'awaiting-match',
    withdraw: 'withdrawn',
  },
  provisional: { confirm: 'confirmed', lapse: 'awaiting-match', withdraw: 'withdrawn' },
  confirmed: { withdraw: 'withdrawn' },
  refused: { appeal: 'awaiting-match' },
  withdrawn: {},
})

export type CaseState = keyof typeof caseMachine
export type CaseMove = EventOf<typeof caseMachine>

export const caseStates = Object.keys(caseMachine).filter(isCaseState)

/** A place is held or taken. */
export const holdsPlace = ['provisional', 'confirmed'] as const satisfies CaseState[]

/** A meeting may decide on it. */
export const canBeDecided = ['awaiting-match', 'unable-to-match'] as const satisfies CaseState[]

/** Something may still come of it. */
export const liveCases = [
  'draft',
  'submitted',
  'awaiting-match',
  'unable-to-match',
  'provisional',
  'confirmed',
] as const satisfies CaseState[]

export function isCaseState(name: string): name is CaseState {
  return Object.hasOwn(caseMachine, name)
}

/** Whether a move is possible from a state. */
export function canMoveCase(state: CaseState, move: CaseMove): boolean {
  return Object.hasOwn(caseMachine[state], move)
}
