import type { Role } from '~/kit/actor'
import { Refusal } from '~/kit/errors'
import { ageOn } from '../learners/learner'

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
  /** The age from which it is the learner's to say; before that it is a parent's or carer's. */
  learnerFrom: number | null
}

/** Everything a learner may say yes or no to. Nothing is yes until the learner says so. */
export const purposes = {
  'parent-letters': {
    label: 'Copies of letters for your parent or carer',
    does: 'We send them a copy when you apply, get an interview, get an offer, or get a place.',
    who: 'Only the adults you linked get copies. Letters that are for you alone are never copied.',
    wording: 1,
    hasOwnPage: false,
    learnerFrom: null,
  },
  plan: {
    label: 'Your plan for the place you go to',
    does: 'The place you go to can read your goals and what helps you learn.',
    who: 'Only that place sees it, and only once you have a firm place there.',
    wording: 1,
    hasOwnPage: false,
    learnerFrom: null,
  },
  texts: {
    label: 'Text messages',
    does: 'We text you on a last day, and when a place comes free.',
    who: 'Only you get them. A text does not say your name or your course.',
    wording: 1,
    hasOwnPage: true,
    learnerFrom: null,
  },
  // Education and Skills Act 2008, section 72: from 16 the learner, before that a parent, may instruct that no more is passed on.
  'careers-service': {
    label: 'The careers service: only your name, address and date of birth',
    does: 'If you say yes, your school passes on no more than that. Colleges and training places do the same. Your adviser cannot read your form, your choices or your grades. Your adviser cannot do things for you here.',
    who: 'By law the council must still know where you learn or work, and advisers see that.',
    wording: 1,
    hasOwnPage: false,
    learnerFrom: 16,
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

/** Refuses whoever is not the one to say it: some things are a parent's to say until the learner is old enough. */
export function refuseToSay(purpose: PurposeName, role: Role, bornOn: string, today: string): void {
  const isTheLearners = decidesAlone(purpose, bornOn, today)
  if (role === 'learner' && !isTheLearners)
    throw new Refusal('parent-decides', 'Until you are 16, a parent or carer decides this.', 'answer')
  if (role === 'parent' && isTheLearners)
    throw new Refusal('learner-decides', 'This is for the learner to decide now.', 'answer')
}

/** Whether a purpose is the learner's own to say yes or no to on a day. */
export function decidesAlone(purpose: PurposeName, bornOn: string, today: string): boolean {
  const { learnerFrom } = purposes[purpose]
  return learnerFrom === null || ageOn(bornOn, today) >= learnerFrom
}
