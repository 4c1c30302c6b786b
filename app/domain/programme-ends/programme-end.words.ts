import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import type { Interest, LevelMove, Party } from './programme-end'
import { endKinds, type EndKind, type ProgrammeState } from './programme.states'

export const endTags = {
  completed: { text: 'Completed', colour: 'teal' },
  transferred: { text: 'Transferred', colour: 'purple' },
  withdrawn: { text: 'Left early', colour: 'orange' },
} as const satisfies Record<EndKind, { text: string; colour: string }>

/** Where a programme stands, as staff read it. */
export const stateWords = {
  'on-programme': { text: 'On programme', colour: 'green' },
  interrupted: { text: 'Away for a time', colour: 'yellow' },
  ...endTags,
} as const satisfies Record<ProgrammeState, { text: string; colour: string }>

export const notNowWords = 'This cannot be done from where the programme stands now.'

export const endDeeds: Record<EndKind, { title: string; lead: string; button: string; done: string }> = {
  completed: {
    title: 'has completed the programme',
    lead: 'The programme ends as planned. Say what the learner does next.',
    button: 'Mark as completed',
    done: 'Marked as completed',
  },
  transferred: {
    title: 'goes on somewhere else',
    lead: 'The learner goes on with another course, here or elsewhere. This programme ends.',
    button: 'Record the transfer',
    done: 'The transfer is recorded',
  },
  withdrawn: {
    title: 'has left the programme',
    lead: 'The programme ends before its time. The adviser is asked to call the learner by the next working day.',
    button: 'Record that the learner has left',
    done: 'Recorded that the learner has left',
  },
}

export const partyWords: Record<Party, string> = {
  learner: 'The learner',
  provider: 'We, the school or college',
  other: 'Somebody else',
}

export const interestWords: Record<Interest, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }

export const levelWords: Record<LevelMove, string> = {
  up: 'A level up',
  same: 'The same level',
  down: 'A level down',
  'not-known': 'Level not known',
}

/** The levels a next course may have. */
export const nextLevels = { E: 'Entry level', '1': 'Level 1', '2': 'Level 2', '3': 'Level 3', '4': 'Level 4 or above' }

/** The ending as the learner reads it. */
export function ownWords({ kind, course, lastOn }: { kind: EndKind; course: string; lastOn: string }): string {
  if (kind === 'completed') return `You finished ${course}. Your last day was ${formatDay(lastOn)}.`
  if (kind === 'transferred') return `You moved on from ${course}. Your last day was ${formatDay(lastOn)}.`
  return `You left ${course}. Your last day was ${formatDay(lastOn)}.`
}

/** The same about a learner by name. */
export function namedWords(
  name: string,
  { kind, course, provider, lastOn }: { kind: EndKind; course: string; provider: string; lastOn: string },
): string {
  const did = { completed: 'finished', transferred: 'moved on from', withdrawn: 'left' }[kind]
  return `${name} ${did} ${course} at ${provider}. The last day was ${formatDay(lastOn)}.`
}

/** Why a task is given to the adviser. */
export function taskWords(kind: EndKind, provider: string, next: string): string {
  const did = { completed: 'Finished', transferred: 'Moved on from', withdrawn: 'Left' }[kind]
  return `${did} a programme at ${provider}. Next step: ${next.toLowerCase()}.`
}

/** What the events of this room say in a history. */
export const programmeSentences: Sentences = {
  'programme.ended': (event) => {
    const kind = endKinds.find((one) => one === event.particulars['kind'])
    const words = {
      completed: 'The programme was completed',
      transferred: 'The learner transferred',
      withdrawn: 'The learner left',
    }
    return `${kind ? words[kind] : 'The programme ended'}${dayOf(event, 'lastOn')}`
  },
  'programme-end.undone': () => 'An ending was recorded by mistake and is taken back',
  'programme.interrupted': (event) => `The programme is interrupted${dayOf(event, 'fromOn')}`,
  'programme.resumed': (event) => `The programme goes on${dayOf(event, 'fromOn')}`,
  'sustained.due': () => 'It is six months since the programme ended',
  'sustained.answered': (event, { role }) =>
    role === 'learner' || role === 'parent' ? null : `Six months later, still there: ${answerOf(event)}`,
}

function answerOf({ particulars }: TimelineEvent): string {
  const answers: Record<string, string> = { yes: 'yes', no: 'no' }
  return answers[String(particulars['answer'])] ?? 'not known'
}

function dayOf({ particulars }: TimelineEvent, name: string): string {
  const day = particulars[name]
  return typeof day === 'string' ? ` (${formatDay(day)})` : ''
}
