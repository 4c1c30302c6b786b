import { planReaders } from '~/access/roles'
import type { Sentences } from '../learners/timeline'
import { isLate, targetOwners, type TargetOwner } from './target'
import type { StepMove, StepState, TargetState } from './target.states'

type Tag = { text: string; colour: 'grey' | 'blue' | 'green' | 'orange' }

const targetTags: Record<TargetState, Tag> = {
  active: { text: 'Working on it', colour: 'blue' },
  completed: { text: 'Done', colour: 'green' },
  archived: { text: 'Put away', colour: 'grey' },
}

export const stepTags: Record<StepState, Tag> = {
  'not-started': { text: 'Not started', colour: 'grey' },
  active: { text: 'Started', colour: 'blue' },
  complete: { text: 'Done', colour: 'green' },
}

export const moveWords: Record<StepMove, string> = {
  start: 'Start',
  finish: 'Mark as done',
  stop: 'Not started after all',
  reopen: 'Open again',
}

/** The state of a target as a tag; one that has passed its day says so. */
export function targetTag(target: { state: TargetState; dueOn: string }, today: string): Tag {
  return isLate(target, today) ? { text: 'Past its day', colour: 'orange' } : targetTags[target.state]
}

/** Who sees to something, to whoever reads. */
export function ownerWords(owner: string, role: string): string {
  const words = {
    learner: role === 'learner' ? 'You' : 'The learner',
    school: 'The school',
    adviser: 'The adviser',
    parent: role === 'parent' ? 'You' : 'A parent or carer',
  } satisfies Record<TargetOwner, string>
  const known = targetOwners.find((one) => one === owner)
  return known ? words[known] : owner
}

/** The same as choices of a form. */
export function ownerOptions(role: string): Record<string, string> {
  return Object.fromEntries(targetOwners.map((owner) => [owner, ownerWords(owner, role)]))
}

/** What the events of targets say in a history, to those who may open the plan. */
export const targetSentences: Sentences = {
  'target.set': (_, { role }) => told(role, 'Set a target'),
  'target.changed': (_, { role }) => told(role, 'Changed a target'),
  'target.completed': (_, { role }) => told(role, 'Reached a target'),
  'target.archived': ({ particulars }, { role }) => told(role, `Put a target away: ${String(particulars['reason'])}`),
  'target.reopened': (_, { role }) => told(role, 'Took a target up again'),
  'target.step-added': (_, { role }) => told(role, 'Added a step to a target'),
  'target.step-moved': (_, { role }) => told(role, 'Moved a step of a target on'),
}

function told(role: string, sentence: string): string | null {
  return role !== 'parent' && planReaders.some((reader) => reader === role) ? sentence : null
}
