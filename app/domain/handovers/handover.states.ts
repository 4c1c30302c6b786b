import { machine } from '~/kit/machine'

/** One handover, from the school that asks to the adviser who is done. */
export const handoverMachine = machine({
  handed_over: { take: 'taken', return: 'returned', callBack: 'called_back' },
  taken: { return: 'returned', finish: 'done', callBack: 'called_back' },
  returned: {},
  done: {},
  called_back: {},
})

export type HandoverState = keyof typeof handoverMachine

export const handoverStates = Object.keys(handoverMachine).filter(isHandoverState)

/** What waits for an adviser, and what an adviser works on. */
export const openHandovers = ['handed_over', 'taken'] as const satisfies HandoverState[]

export function isHandoverState(name: string): name is HandoverState {
  return Object.hasOwn(handoverMachine, name)
}
