import { folded } from '~/kit/intake-table'
import type { OutsideState } from '../applications/outside-application'

export type ToldState = Exclude<OutsideState, 'planned'>

/** How far an application is, in the words that other systems use for it. */
const words: Record<ToldState, readonly string[]> = {
  applied: ['Applied', 'Application received', 'Received', 'Submitted', 'Under review', 'Pending', 'Waiting list'],
  interview: ['Interview', 'Interview booked', 'Invited to interview', 'Interviewed'],
  offered: [
    'Offered',
    'Offer',
    'Offer made',
    'Conditional',
    'Conditional offer',
    'Unconditional',
    'Unconditional offer',
  ],
  accepted: ['Accepted', 'Offer accepted', 'Firm', 'Place confirmed', 'Enrolled'],
  ended: ['Ended', 'Rejected', 'Unsuccessful', 'Declined', 'Offer declined', 'Withdrawn', 'Cancelled', 'Closed'],
}

export const toldStates = Object.keys(words).filter(isToldState)

export function isToldState(name: string): name is ToldState {
  return Object.hasOwn(words, name)
}

/** The state that a word stands for; null for one we do not know. Nothing said means that the application was received. */
export function toldStateIn(said: string): ToldState | null {
  const word = folded(said)
  if (word === '') return 'applied'
  return toldStates.find((state) => words[state].some((one) => folded(one) === word)) ?? null
}

/** What a provider knows one application of a learner by: its own reference, or else what was applied for. */
export function toldKey({ reference, title }: { reference: string; title: string }): string {
  return folded(reference === '' ? title : reference).slice(0, 120)
}
