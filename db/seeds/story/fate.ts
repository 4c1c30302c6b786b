import type { Wish } from './course-finder'

/** What a provider says to one choice, and after how many days. */
export type Answer =
  | { is: 'silence' }
  | { is: 'question'; after: number; answeredAfter: number | null }
  | { is: 'offer'; after: number; isConditional: boolean; isTakenBack?: boolean; isChanged?: boolean }
  | { is: 'interview'; after: number; thenOffer: boolean }
  | { is: 'waiting-list'; after: number }
  | { is: 'rejection'; after: number; reason: RejectionCode }

export type RejectionCode = 'grade-predicted-below' | 'course-full' | 'subjects-do-not-fit' | 'statement' | 'age'

/** What the learner says to an offer, and after how many days. */
export type Reply = { is: 'firm' | 'backup' | 'decline'; after: number } | { is: 'nothing' }

/** What becomes of a place in the summer and the autumn. */
export type Ending = 'enrolled' | 'not-arrived' | 'conditions-missed' | 'confirmed-only'

export type ChoiceFate = {
  wish: Wish
  answer: Answer
  reply: Reply
  withdrawsAfter: number | null
  ending: Ending | null
}

/** How far a learner gets with the form. */
export type Effort = 'nothing' | 'begun' | 'ready' | 'sent'

export type Fate = {
  effort: Effort
  /** how many sections are written, where the form is only begun */
  sections: number
  /** the part of the time between the opening and now after which the form is sent; below nought, so many days ago */
  sentAt: number
  /** whether the school has entered its own predictions */
  isPredicted: boolean
  choices: ChoiceFate[]
}

export const silence: Answer = { is: 'silence' }
export const noReply: Reply = { is: 'nothing' }

/** A choice about which nothing more is said than that it is made. */
export function plainChoice(wish: Wish): ChoiceFate {
  return { wish, answer: silence, reply: noReply, withdrawsAfter: null, ending: null }
}
