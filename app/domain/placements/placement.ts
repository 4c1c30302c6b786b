import { Refusal } from '~/kit/errors'
import { formatDay } from '~/kit/dates'
import { placementMachine, type PlacementMove, type PlacementState } from './placement.states'

export type Check = {
  kind: string
  label: string
  asks: string
  owner: CheckOwner
  stopsStart: boolean
  dueOn: string
  state: CheckState
  note: string | null
}
export type CheckOwner = 'home' | 'host'
export const checkStates = ['open', 'done', 'not-needed', 'problem'] as const
export type CheckState = (typeof checkStates)[number]

/** Red stops the start or will: a problem, or what is not done by its day. Amber is still to do; green is settled. */
export function lightOf({ state, dueOn }: Pick<Check, 'state' | 'dueOn'>, today: string): 'red' | 'amber' | 'green' {
  if (state === 'done' || state === 'not-needed') return 'green'
  return state === 'problem' || dueOn < today ? 'red' : 'amber'
}

/** The checks without which nobody may start. */
export function missingChecks<C extends Pick<Check, 'stopsStart' | 'state'>>(checks: readonly C[]): C[] {
  return checks.filter(({ stopsStart, state }) => stopsStart && state !== 'done' && state !== 'not-needed')
}

/** Nobody starts at a host before everything stands that must. */
export function refuseUnready(checks: readonly Pick<Check, 'label' | 'stopsStart' | 'state'>[]) {
  const missing = missingChecks(checks).map(({ label }) => label.toLowerCase())
  if (missing.length === 0) return
  throw new Refusal('checks-missing', `This learner cannot start yet. Still to settle: ${missing.join(', ')}.`)
}

/** A first day that can be true: neither before the plan nor in the time to come. */
export function refuseOddDay(day: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }, today: string) {
  if (day > today) throw new Refusal('day-to-come', 'Enter a day that is not in the future', 'day')
  if (day < startsOn) throw new Refusal('too-early', `The placement begins on ${formatDay(startsOn)}`, 'day')
  if (day > endsOn) throw new Refusal('too-late', `The placement ends on ${formatDay(endsOn)}`, 'day')
}

/** Whether an arrow of the machine leads away from here: what a page asks before it draws a button. */
export function canMovePlacement(state: PlacementState, move: PlacementMove): boolean {
  return Object.hasOwn(placementMachine[state], move)
}

type OnPage = {
  id: string
  version: number
  state: string
  givenNames: string
  familyName: string
  courseTitle: string
  hostName: string
}

/** What a page for one deed on a placement shows of it, and why it cannot be done now where the state forbids it. */
export function shownForMove(placement: OnPage, move: PlacementMove) {
  const { id, version, givenNames, familyName, courseTitle, hostName } = placement
  const isPossible = canMovePlacement(stateOf(placement.state), move)
  return {
    id,
    version,
    name: `${givenNames} ${familyName}`,
    about: `${courseTitle}, ${hostName}`,
    notNow: isPossible ? undefined : 'This cannot be done from where the placement stands now.',
  }
}

/** A state as the machine knows it. */
export function stateOf(state: string): PlacementState {
  const known = Object.keys(placementMachine).find((name): name is PlacementState => name === state)
  if (known === undefined) throw new Error(`no placement is ${state}`)
  return known
}
