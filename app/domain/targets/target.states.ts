import { machine, type EventOf } from '~/kit/machine'

/** One target, from the day it is set. What has ended may be taken up again. */
export const targetMachine = machine({
  active: { complete: 'completed', archive: 'archived' },
  completed: { reopen: 'active' },
  archived: { reopen: 'active' },
})

/** One step of a target. */
export const stepMachine = machine({
  'not-started': { start: 'active', finish: 'complete' },
  active: { finish: 'complete', stop: 'not-started' },
  complete: { reopen: 'active' },
})

export type TargetState = keyof typeof targetMachine
export type StepState = keyof typeof stepMachine
export type StepMove = EventOf<typeof stepMachine>

export const stepMoves = ['start', 'finish', 'stop', 'reopen'] as const satisfies StepMove[]

export function isTargetState(name: string): name is TargetState {
  return Object.hasOwn(targetMachine, name)
}

export function isStepState(name: string): name is StepState {
  return Object.hasOwn(stepMachine, name)
}

/** What may be done with a step as it stands. */
export function movesFrom(state: string): StepMove[] {
  if (!isStepState(state)) return []
  const arrows: Partial<Record<string, string>> = stepMachine[state]
  return stepMoves.filter((move) => arrows[move] !== undefined)
}
