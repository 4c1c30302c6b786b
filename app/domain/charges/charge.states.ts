import { machine } from '~/kit/machine'

/** A statement: worked out, then issued; or dropped, because it was begun by mistake. */
export const chargeMachine = machine({
  draft: { issue: 'issued', drop: 'dropped' },
  issued: {},
  dropped: {},
})

export type ChargeState = keyof typeof chargeMachine

/** A state as the machine knows it. */
export function chargeStateOf(state: string): ChargeState {
  if (state === 'draft' || state === 'issued' || state === 'dropped') return state
  throw new Error(`no statement is ${state}`)
}
