export type Purpose = {
  label: string
  /** What a yes does, in the learner's words. */
  does: string
  /** Who gets to see what, and that a no changes nothing else. */
  who: string
  /** Rises when the words come to mean something else: what was said before no longer holds. */
  wording: number
  /** Asked on a page of its own, since it needs more than a yes. */
  hasOwnPage: boolean
}

/** Everything a learner may say yes or no to. Nothing is yes until the learner says so. */
export const purposes = {
  'parent-letters': {
    label: 'Copies of letters for your parent or carer',
    does: 'We send them a copy when you apply, get an interview, get an offer, or get a place.',
    who: 'Only the adults you linked get copies. Letters that are for you alone are never copied.',
    wording: 1,
    hasOwnPage: false,
  },
  plan: {
    label: 'Your plan for the place you go to',
    does: 'The place you go to can read your goals and what helps you learn.',
    who: 'Only that place sees it, and only once you have a firm place there.',
    wording: 1,
    hasOwnPage: false,
  },
  texts: {
    label: 'Text messages',
    does: 'We text you on a last day, and when a place comes free.',
    who: 'Only you get them. A text does not say your name or your course.',
    wording: 1,
    hasOwnPage: true,
  },
} as const satisfies Record<string, Purpose>

export type PurposeName = keyof typeof purposes
export type Decision = 'given' | 'refused' | 'withdrawn'

export const purposeNames = Object.keys(purposes).filter(isPurpose)

export function isPurpose(name: string): name is PurposeName {
  return Object.hasOwn(purposes, name)
}

export type Said = { purpose: string; decision: string; wording: number }

/** Whether the newest answer to a purpose is a yes to the words as they are now. */
export function isYes(purpose: PurposeName, newest: Said | undefined): boolean {
  return newest?.decision === 'given' && newest.wording === purposes[purpose].wording
}

/** What a new answer is, after the one before; null where it says nothing new. */
export function decisionAfter(purpose: PurposeName, newest: Said | undefined, agrees: boolean): Decision | null {
  const wasYes = isYes(purpose, newest)
  if (agrees) return wasYes ? null : 'given'
  if (wasYes) return 'withdrawn'
  return newest === undefined ? 'refused' : null
}
