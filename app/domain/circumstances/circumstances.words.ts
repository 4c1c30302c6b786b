import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import { needLevels } from './need.words'

/** What the events of this room say in a history: to advisers, and to the learner in few words. */
export const circumstanceSentences: Sentences = {
  'characteristic.recorded': (event, { role }) =>
    role === 'adviser' ? `Recorded: ${labelOf(event)}, from ${textOf(event, 'fromOn')}` : null,
  'characteristic.ended': (event, { role }) =>
    role === 'adviser' ? `Ended: ${labelOf(event)}, on ${textOf(event, 'untilOn')}` : null,
  'level-of-need.recorded': (event, { role }) => (role === 'adviser' ? `Support: ${levelOf(event)}` : null),
  'level-of-need.taken-back': (event, { role }) => (role === 'adviser' ? `Support again: ${levelOf(event)}` : null),
}

function labelOf({ particulars }: TimelineEvent): string {
  return typeof particulars['label'] === 'string' ? particulars['label'] : 'a confidential circumstance'
}

function levelOf({ particulars }: TimelineEvent): string {
  const name = String(particulars['level'])
  return isLevel(name) ? needLevels[name].text.toLowerCase() : 'not stated'
}

function textOf({ particulars }: TimelineEvent, name: string): string {
  const text = particulars[name]
  return typeof text === 'string' ? formatDay(text) : 'not stated'
}

function isLevel(name: string): name is keyof typeof needLevels {
  return name in needLevels
}
