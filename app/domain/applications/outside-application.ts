import { Refusal } from '~/kit/errors'

/** Where a learner may apply without this process: nobody can enforce its rules there. */
export const outsideKinds = {
  employer: 'An employer, for a job or an apprenticeship',
  private: 'A college or school that is not on Onward',
  'other-area': 'A place in another area',
  'own-form': 'A college or school that has a form of its own',
} as const

/** How far it is, as the learner says. */
export const outsideStates = {
  planned: 'I plan to apply',
  applied: 'I have applied',
  interview: 'I have an interview',
  offered: 'I have an offer',
  accepted: 'I said yes to it',
  ended: 'It has ended',
} as const

/** The same, told to staff and parents. */
export const outsideStatesToStaff: Record<OutsideState, string> = {
  planned: 'Planned',
  applied: 'Applied',
  interview: 'Interview',
  offered: 'Offered',
  accepted: 'Accepted',
  ended: 'Ended',
}

export type OutsideKind = keyof typeof outsideKinds
export type OutsideState = keyof typeof outsideStates

export function isOutsideKind(name: string): name is OutsideKind {
  return Object.hasOwn(outsideKinds, name)
}

export function isOutsideState(name: string): name is OutsideState {
  return Object.hasOwn(outsideStates, name)
}

/** The states in which the learner has really applied: they count as “has applied”. */
export const appliedOutside = ['applied', 'interview', 'offered', 'accepted'] as const satisfies OutsideState[]

/** Who told of it, where it was not the learner: said beside it wherever it is read. */
export function sourceWords({ toldBy, isDenied }: { toldBy: string | null; isDenied: boolean }): string | null {
  if (toldBy === null) return null
  return isDenied ? `${toldBy} told us. You said that it is not yours.` : `${toldBy} told us. Tell us if this is wrong.`
}

/** What a provider told is not written over here: it is only said whose it is. */
export function refuseTold({ toldById }: { toldById: string | null }) {
  if (toldById !== null)
    throw new Refusal('told-by-provider', 'The college or school told us this. You can say that it is not yours.')
}

/** Whose it is goes without saying where the learner wrote it down. */
export function refuseUntold({ toldById }: { toldById: string | null }) {
  if (toldById === null) throw new Refusal('not-told', 'You wrote this down yourself. Take it off if it is wrong.')
}
