import { machine, type EventOf } from '~/kit/machine'

/** A programme: an enrolment on a course, or a placement at a host, once the learner has begun (F: 3.7). */
export const programmeMachine = machine({
  'on-programme': {
    interrupt: 'interrupted',
    complete: 'completed',
    transfer: 'transferred',
    withdraw: 'withdrawn',
  },
  interrupted: { resume: 'on-programme', transfer: 'transferred', withdraw: 'withdrawn' },
  // What was recorded by mistake goes back to where it came from.
  completed: { undo: 'on-programme' },
  transferred: { undo: 'on-programme', undoToBreak: 'interrupted' },
  withdrawn: { undo: 'on-programme', undoToBreak: 'interrupted' },
})

export type ProgrammeState = keyof typeof programmeMachine
export type ProgrammeMove = EventOf<typeof programmeMachine>

export const endKinds = ['completed', 'transferred', 'withdrawn'] as const satisfies ProgrammeState[]
export type EndKind = (typeof endKinds)[number]

/** The arrow that leads to each ending, here and on a placement. */
export const endMoves = {
  completed: { programme: 'complete', placement: 'complete' },
  transferred: { programme: 'transfer', placement: 'transfer' },
  withdrawn: { programme: 'withdraw', placement: 'leave' },
} as const

/** The kind an address asks for; null where it asks for none of ours. */
export function endKindFrom(name: string | undefined): EndKind | null {
  return endKinds.find((kind) => kind === name) ?? null
}

/** Whether a programme can end so from where it stands; what is not on a programme cannot. */
export function canEnd(state: ProgrammeState | null, kind: EndKind): boolean {
  return state !== null && Object.hasOwn(programmeMachine[state], endMoves[kind].programme)
}
