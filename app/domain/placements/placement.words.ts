import { formatDay } from '~/kit/dates'
import type { CheckOwner, CheckState } from './placement'
import type { PlacementMove, PlacementState } from './placement.states'

/** Each state as staff read it. */
export const placementTags = {
  planned: { text: 'Planned', colour: 'blue' },
  started: { text: 'Started', colour: 'green' },
  suspended: { text: 'Resting', colour: 'yellow' },
  'not-arrived': { text: 'Not arrived', colour: 'red' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
  transferred: { text: 'Transferred', colour: 'purple' },
  'left-early': { text: 'Left early', colour: 'orange' },
  completed: { text: 'Completed', colour: 'teal' },
} as const satisfies Record<PlacementState, { text: string; colour: string }>

/** Each state as the learner and a parent read it. */
export const placementSentences: Record<PlacementState, string> = {
  planned: 'You have a place there.',
  started: 'You go there.',
  suspended: 'You do not go there for now.',
  'not-arrived': 'You did not come on the first day.',
  withdrawn: 'You do not go there after all.',
  transferred: 'You go on somewhere else.',
  'left-early': 'You have left.',
  completed: 'You have finished.',
}

export const checkTags = {
  green: { text: 'Settled', colour: 'green' },
  amber: { text: 'To do', colour: 'yellow' },
  red: { text: 'Stops the start', colour: 'red' },
} as const

export const checkWords: Record<CheckState, string> = {
  open: 'Not settled yet',
  done: 'Done',
  'not-needed': 'Not needed here',
  problem: 'There is a problem',
}

export const ownerWords: Record<CheckOwner, string> = { home: 'Home school', host: 'Host' }

/** What a deed is called on its button and in its notice. */
export const moveWords: Record<PlacementMove, { button: string; done: string }> = {
  arrive: { button: 'Mark as started', done: 'Marked as started' },
  notArrive: { button: 'Mark as not arrived', done: 'Marked as not arrived' },
  withdraw: { button: 'Take the placement back', done: 'The placement is taken back' },
  suspend: { button: 'Let it rest', done: 'The placement rests' },
  resume: { button: 'Go on', done: 'The placement goes on' },
  changeDays: { button: 'Change the days', done: 'The days are changed' },
  changeCourse: { button: 'Change the course', done: 'The course is changed' },
  transfer: { button: 'Record the transfer', done: 'The transfer is recorded' },
  leave: { button: 'Record that the learner has left', done: 'Recorded that the learner has left' },
  complete: { button: 'Mark as completed', done: 'Marked as completed' },
}

type Change = {
  id: string
  kind: string
  fromOn: string
  was: string
  becomes: string
  label: string
  learnerWords: string | null
  detail: string | null
  madeBy: string | null
}

/** A change as staff of both sides read it. */
export function changeShown({ id, kind, was, becomes, fromOn, label, detail, madeBy }: Change) {
  return {
    id,
    what: kind === 'days' ? 'Days' : 'Course',
    was: was || 'None',
    becomes: becomes || 'None',
    from: formatDay(fromOn),
    why: detail === null ? label : `${label}: ${detail}`,
    who: madeBy ?? 'Onward',
  }
}

/** A change as the learner reads it. */
export function changeForLearner({ kind, was, becomes, fromOn, learnerWords }: Change): string {
  const first =
    kind === 'days'
      ? `From ${formatDay(fromOn)} your days are ${becomes}. Before, they were ${was}.`
      : `From ${formatDay(fromOn)} your course is ${becomes}. Before, it was ${was}.`
  return learnerWords === null ? first : `${first} ${learnerWords}`
}

type News = { learner: string | null; course: string; host: string; day: string; reason: string | null }

/** What has happened, for a letter: to the learner, or of the learner by name. */
export function newsWords(event: keyof typeof events, { learner, course, host, day, reason }: News): string[] {
  const who = learner === null ? { they: 'You', have: 'have', are: 'are' } : { they: learner, have: 'has', are: 'is' }
  const first = events[event](who, { course, host, day: formatDay(day) })
  return reason === null ? [first] : [first, reason]
}

type Who = { they: string; have: string; are: string }
type What = { course: string; host: string; day: string }

const events = {
  planned: ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} a place on ${course} at ${host}. It begins on ${day}.`,
  started: ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} started ${course} at ${host} on ${day}.`,
  'not-arrived': ({ they }: Who, { course, host, day }: What) =>
    `${they} did not come to ${course} at ${host} on ${day}.`,
  withdrawn: ({ they }: Who, { course, host }: What) => `${they} will not go to ${course} at ${host} after all.`,
  suspended: ({ they }: Who, { course, host, day }: What) =>
    `${they} will not go to ${course} at ${host} from ${day}, for now.`,
  resumed: ({ they }: Who, { course, host, day }: What) => `${they} will go to ${course} at ${host} again from ${day}.`,
  'days-changed': ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} other times for ${course} at ${host} from ${day}.`,
  'course-changed': ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} another course from ${day}: ${course} at ${host}.`,
  transferred: ({ they }: Who, { course, host, day }: What) =>
    `${they} will go on somewhere else. The last day on ${course} at ${host} is ${day}.`,
  left: ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} left ${course} at ${host}. The last day was ${day}.`,
  completed: ({ they, have }: Who, { course, host, day }: What) =>
    `${they} ${have} finished ${course} at ${host} on ${day}.`,
  'end-undone': ({ they }: Who, { course, host }: What) => `${they} will go to ${course} at ${host} after all.`,
}

export type PlacementNews = keyof typeof events
export const placementNews = Object.keys(events).filter((name): name is PlacementNews => name in events)

/** What a letter about it is called. */
export const newsTitles: Record<PlacementNews, string> = {
  planned: 'A place at another school or college',
  started: 'A placement has started',
  'not-arrived': 'Nobody came on the first day of a placement',
  withdrawn: 'A placement is taken back',
  suspended: 'A placement rests for now',
  resumed: 'A placement goes on',
  'days-changed': 'The times of a placement change',
  'course-changed': 'The course of a placement changes',
  transferred: 'A placement goes on somewhere else',
  left: 'A placement is over early',
  completed: 'A placement is finished',
  'end-undone': 'A placement goes on after all',
}
