import type { Standing } from './evaluation'
import type { Decision, Outcome } from './prepared'

export type Tag = { text: string; colour: 'grey' | 'green' | 'red' | 'blue' | 'yellow' }

/** How a place stands by its results, for the provider. */
export const standingTags: Record<Standing, Tag> = {
  met: { text: 'Met', colour: 'green' },
  'missed-by-one': { text: 'Missed by one', colour: 'yellow' },
  missed: { text: 'Missed', colour: 'red' },
  unknown: { text: 'Not known yet', colour: 'grey' },
}

/** What a provider can have ready, in its own words. */
export const decisionWords: Record<Decision, string> = {
  confirm: 'Confirm the place',
  'not-met': 'Conditions not met',
  'other-course': 'Offer another course',
  hold: 'Hold it: we decide later',
}

/** What happens where nothing is prepared. */
export const byItselfWords: Record<Standing, string> = {
  met: 'Confirmed by itself once all is met',
  'missed-by-one': 'Waits for you',
  missed: 'Waits for you',
  unknown: 'Waits for you',
}

/** What became of places in a run, in the order of the report. */
export const outcomeWords: Record<Outcome, string> = {
  confirmed: 'Places confirmed',
  'not-met': 'Conditions not met',
  'other-course': 'Another course offered',
  marked: 'Grades met, something else is still open',
  held: 'Held by you',
  waiting: 'Waiting for your decision',
  gone: 'Settled or withdrawn before',
  refused: 'Refused',
}
