import type { Action } from '~/access/policy'
import type { ChoiceEvent } from '~/domain/applications/choice.states'

export const actKinds = [
  'offer',
  'interview',
  'interview-times',
  'waiting-list',
  'close-list',
  'course-full',
  'assignment',
  'take-back-offers',
  'cancel-interviews',
  'give-back',
] as const
export type ActKind = (typeof actKinds)[number]

/** So many at once, and no more: the rest is another act. */
export const MOST_AT_ONCE = 2500
/** So many are done while the person waits. */
export const DONE_AT_ONCE = 50

type About = {
  label: string
  /** What must be allowed to whoever begins it. */
  asks: Action
  /** What the machine must allow; nothing where the state of a choice is not touched. */
  event: ChoiceEvent | null
  /** What takes it back; null where the machine has no way back. */
  undo: ActKind | null
}

export const aboutActs: Record<ActKind, About> = {
  offer: { label: 'Offer places', asks: 'offer.make', event: 'makeOffer', undo: 'take-back-offers' },
  interview: {
    label: 'Invite to interview',
    asks: 'interview.arrange',
    event: 'inviteToInterview',
    undo: 'cancel-interviews',
  },
  'interview-times': {
    label: 'Let them choose an interview time',
    asks: 'interview.arrange',
    event: 'inviteToInterview',
    undo: 'cancel-interviews',
  },
  'waiting-list': { label: 'Add to the waiting list', asks: 'waiting-list.add', event: 'addToWaitingList', undo: null },
  'close-list': { label: 'Close the waiting list', asks: 'waiting-list.add', event: 'closeWaitingList', undo: null },
  'course-full': { label: 'Say that the course is full', asks: 'choice.reject', event: 'reject', undo: null },
  assignment: { label: 'Assign', asks: 'choice.assign', event: null, undo: 'give-back' },
  'take-back-offers': { label: 'Take offers back', asks: 'offer.withdraw', event: 'withdrawOffer', undo: null },
  'cancel-interviews': {
    label: 'Cancel interviews',
    asks: 'interview.arrange',
    event: 'cancelLastInterview',
    undo: null,
  },
  'give-back': { label: 'Give back as it was', asks: 'choice.assign', event: null, undo: null },
}

export function isActKind(name: string): name is ActKind {
  return Object.hasOwn(aboutActs, name)
}

/** What the person is told when it has begun. */
export function begunWords(size: number): string {
  return size <= DONE_AT_ONCE ? 'Done. Here is what came of it.' : 'Begun. It goes on while you do something else.'
}
