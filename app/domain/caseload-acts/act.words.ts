import { formatDay } from '~/kit/dates'
import { priorityWords } from '../participation/caseload'
import { DONE_AT_ONCE, type ActKind, type ActState } from './act'
import type { ActTerms } from './act.schemas'

/** What can be done with those who are ticked. */
export const actWords: Record<ActKind, { choose: string; done: string }> = {
  move: { choose: 'Give to another adviser', done: 'Given to another adviser' },
  'next-action': { choose: 'Plan the next step', done: 'Next step planned' },
  need: { choose: 'Say how much help is needed', done: 'Level of need recorded' },
}

/** How far an act is, in a list. */
export const stateWords: Record<ActState, string> = {
  planned: 'Looked at, not done',
  doing: 'Going on',
  done: 'Done',
  undoing: 'Being undone',
  undone: 'Undone',
}

/** What the person is told when it has begun. */
export function begunWords(size: number, done: string): string {
  return size <= DONE_AT_ONCE ? done : 'Begun. It goes on while you do something else.'
}

/** What an act does, in one sentence. */
export function actLine(terms: ActTerms, adviserName: string | null): string {
  if (terms.kind === 'move')
    return `${terms.note ? `${terms.note}. ` : ''}The new adviser is ${adviserName ?? 'nobody'}.`
  if (terms.kind === 'next-action') return `The next step is due on ${formatDay(terms.on)}.`
  return `The level of need is ${priorityWords[terms.level]?.toLowerCase() ?? ''} from ${formatDay(terms.fromOn)}.`
}
