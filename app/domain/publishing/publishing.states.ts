import { machine, type EventOf } from '~/kit/machine'

/** A course, from the first word written to the day it leaves the prospectus. */
export const courseMachine = machine({
  draft: { publish: 'live', withdraw: 'withdrawn' },
  live: { withdraw: 'withdrawn' },
  withdrawn: { restore: 'draft' },
})

/** One start of a course. It is open, closed or full while it is in the prospectus. */
export const runMachine = machine({
  draft: { publish: 'open', withdraw: 'withdrawn' },
  open: { close: 'closed', fill: 'full', withdraw: 'withdrawn' },
  closed: { open: 'open', fill: 'full', withdraw: 'withdrawn' },
  full: { open: 'open', close: 'closed', withdraw: 'withdrawn' },
  withdrawn: { restore: 'draft' },
})

export type CourseState = keyof typeof courseMachine
export type RunState = keyof typeof runMachine
export type CourseMove = EventOf<typeof courseMachine>
export type RunMove = EventOf<typeof runMachine>

export const courseMoves = ['publish', 'withdraw', 'restore'] as const satisfies CourseMove[]
export const runMoves = ['publish', 'open', 'close', 'fill', 'withdraw', 'restore'] as const satisfies RunMove[]

/** How a run's state is kept. */
export type RunFlags = { status: CourseState; isOpen: boolean; isFull: boolean }

/** The state of a run, as its columns tell it. */
export function runState({ status, isOpen, isFull }: RunFlags): RunState {
  if (status !== 'live') return status
  if (isFull) return 'full'
  return isOpen ? 'open' : 'closed'
}

/** The columns that keep a state. A draft is open as soon as it is published. */
export function flagsOf(state: RunState): RunFlags {
  if (state === 'draft' || state === 'withdrawn') return { status: state, isOpen: true, isFull: false }
  return { status: 'live', isOpen: state === 'open', isFull: state === 'full' }
}

/** Whether this can be done from here, so that a page draws the button or leaves it out. */
export function canMoveCourse(from: CourseState, move: CourseMove): boolean {
  const arrows: Partial<Record<string, CourseState>> = courseMachine[from]
  return arrows[move] !== undefined
}

/** The same for a run. */
export function canMoveRun(from: RunState, move: RunMove): boolean {
  const arrows: Partial<Record<string, RunState>> = runMachine[from]
  return arrows[move] !== undefined
}
