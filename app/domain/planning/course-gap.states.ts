import { machine, type EventOf } from '~/kit/machine'

/** A course gap, from the day somebody takes it up to the day it is provided, or it is said why not. */
export const gapMachine = machine({
  open: { plan: 'open', hand: 'open', agree: 'agreed', decline: 'declined', provide: 'provided', drop: 'not-provided' },
  agreed: { plan: 'agreed', hand: 'open', decline: 'declined', provide: 'provided', drop: 'not-provided' },
  declined: { plan: 'declined', hand: 'open', agree: 'agreed', drop: 'not-provided' },
  provided: { reopen: 'open' },
  'not-provided': { reopen: 'open' },
})

export type GapState = keyof typeof gapMachine
export type GapMove = EventOf<typeof gapMachine>

export const gapStates = Object.keys(gapMachine).filter(isGapState)

/** A state as the machine knows it. */
export function gapStateOf(state: string): GapState {
  if (isGapState(state)) return state
  throw new Error(`no gap is ${state}`)
}

/** Whether a move leads anywhere from a state. */
export function canMove(state: GapState, move: GapMove): boolean {
  return Object.hasOwn(gapMachine[state], move)
}

/** Whether what became of it is said. */
export function hasEnded(state: GapState): boolean {
  return canMove(state, 'reopen')
}

function isGapState(state: string): state is GapState {
  return Object.hasOwn(gapMachine, state)
}
