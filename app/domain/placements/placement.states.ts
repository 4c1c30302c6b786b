import { machine, type EventOf } from '~/kit/machine'

/** A learner at a host, from the plan to the day it ends (F: 3.6, 3.7). */
export const placementMachine = machine({
  planned: { arrive: 'started', notArrive: 'not-arrived', withdraw: 'withdrawn' },
  started: { suspend: 'suspended', transfer: 'transferred', leave: 'left-early', complete: 'completed' },
  suspended: { resume: 'started', transfer: 'transferred', leave: 'left-early' },
  // Who did not come on the first day may still come.
  'not-arrived': { arrive: 'started' },
  withdrawn: {},
  transferred: {},
  'left-early': {},
  completed: {},
})

export type PlacementState = keyof typeof placementMachine
export type PlacementMove = EventOf<typeof placementMachine>

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
  transfer: 'placement.end',
  leave: 'placement.end',
  complete: 'placement.end',
} as const satisfies Record<PlacementMove, string>
