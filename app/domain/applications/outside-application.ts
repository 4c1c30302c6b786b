/** Where a learner may apply without this process: nobody can enforce its rules there. */
export const outsideKinds = {
  employer: 'An employer, for a job or an apprenticeship',
  private: 'A college or school that is not on Onward',
  'other-area': 'A place in another area',
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
