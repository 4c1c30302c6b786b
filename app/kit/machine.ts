import { Refusal } from './errors'

type Arrows<State extends string> = Record<State, Partial<Record<string, State>>>
export type EventOf<M> =
  M extends Record<string, infer A> ? (A extends unknown ? Extract<keyof A, string> : never) : never

/** A state machine as data: `{ state: { event: nextState } }`. An arrow to a state that does not exist does not compile. */
export function machine<const M extends Arrows<Extract<keyof M, string>>>(arrows: M): M {
  return arrows
}

/** Where an event leads from a state; a Refusal where it leads nowhere. */
export function nextState<M extends Record<string, Partial<Record<string, string>>>>(
  arrows: M,
  from: Extract<keyof M, string>,
  event: EventOf<M>,
  sentence = 'This can no longer be done. Reload the page to see what has changed.',
): Extract<keyof M, string> {
  const next = arrows[from]?.[event]
  const state = Object.keys(arrows).find((name): name is Extract<keyof M, string> => name === next)
  if (state === undefined) throw new Refusal('not-from-here', sentence)
  return state
}
