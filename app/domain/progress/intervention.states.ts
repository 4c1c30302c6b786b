import { machine, type EventOf } from '~/kit/machine'

/** What is done about a worry: open until its day, then somebody looks; it goes on with another day, or is closed. */
export const interventionMachine = machine({
  open: { look: 'looked-at', close: 'closed' },
  'looked-at': { again: 'open', close: 'closed' },
  closed: {},
})

export type InterventionState = keyof typeof interventionMachine
export type InterventionMove = EventOf<typeof interventionMachine>

export function isInterventionState(name: string): name is InterventionState {
  return Object.hasOwn(interventionMachine, name)
}
