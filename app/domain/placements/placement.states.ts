import { machine, type EventOf } from '~/kit/machine'

/** A learner at a host, from the plan to the day it ends (F: 3.6, 3.7). */
export const placementMachine = machine({
  // Other days or another course of the same host leave a placement where it stands.
  planned: {
    arrive: 'started',
    notArrive: 'not-arrived',
    withdraw: 'withdrawn',
    changeDays: 'planned',
    changeCourse: 'planned',
  },
  started: {
    suspend: 'suspended',
    transfer: 'transferred',
    leave: 'left-early',
    complete: 'completed',
    changeDays: 'started',
    changeCourse: 'started',
  },
  suspended: {
    resume: 'started',
    transfer: 'transferred',
    leave: 'left-early',
    changeDays: 'suspended',
    changeCourse: 'suspended',
  },
  // Who did not come on the first day may still come.
  'not-arrived': { arrive: 'started' },
  withdrawn: {},
  // An ending that was recorded by mistake goes back to where it came from.
  transferred: { undoEnd: 'started', undoEndToRest: 'suspended' },
  'left-early': { undoEnd: 'started', undoEndToRest: 'suspended' },
  completed: { undoEnd: 'started' },
})

export type PlacementState = keyof typeof placementMachine
export type PlacementUndo = 'undoEnd' | 'undoEndToRest'
export type PlacementMove = Exclude<EventOf<typeof placementMachine>, PlacementUndo>
export type PlacementEnd = 'transfer' | 'leave' | 'complete'

/** The learner is expected there, now or later. */
export const livePlacements = ['planned', 'started', 'suspended'] as const satisfies PlacementState[]

/** The learner is on the register of the host. */
export const onRegister = ['planned', 'started'] as const satisfies PlacementState[]

export const placementMoves = [
  'arrive',
  'notArrive',
  'withdraw',
  'suspend',
  'resume',
  'changeDays',
  'changeCourse',
  'complete',
  'transfer',
  'leave',
] as const satisfies PlacementMove[]

/** What the policy calls each move. */
export const moveActions = {
  arrive: 'placement.record',
  notArrive: 'placement.record',
  withdraw: 'placement.withdraw',
  suspend: 'placement.end',
  resume: 'placement.end',
  changeDays: 'placement.change',
  changeCourse: 'placement.change',
  transfer: 'placement.end',
  leave: 'placement.end',
  complete: 'placement.end',
} as const satisfies Record<PlacementMove, string>
