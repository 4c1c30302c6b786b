import { formatDay } from '~/kit/dates'
import type { Sentences, TimelineEvent } from '../learners/timeline'

/** What the events of this room say in a history. */
export const offerSentences: Sentences = {
  'offer.made': (event, { role }) => {
    const conditions = Array.isArray(event.particulars['conditions']) ? event.particulars['conditions'].length : 0
    const kind =
      conditions === 0
        ? 'An unconditional offer'
        : `An offer with ${conditions === 1 ? 'one condition' : `${conditions} conditions`}`
    if (event.particulars['before'] !== 'waiting_list') return `${kind} was made`
    // Why others were passed over is between the staff of the provider.
    const outOfTurn = role.startsWith('admissions') ? text(event, 'outOfTurn') : null
    return `${kind} was made, from the waiting list${outOfTurn ? `. Out of turn: ${outOfTurn}` : ''}`
  },
  'offer.changed': (event) => {
    const course = text(event, 'otherCourse')
    return course ? `The offer was changed: it is for ${course} now` : 'The offer was changed'
  },
  'offer.made-again': () => 'The offer was made again',
  'offer.reopened': () => 'The offer was opened again',
  'offer.withdrawn': () => 'The offer was taken back',
  'offer.accepted': () => 'The offer was accepted',
  'offer.kept-as-backup': () => 'The offer is kept as a backup',
  'offer.declined': (event) => {
    const shared = text(event, 'shared')
    return shared
      ? `The offer was declined: ${shared.charAt(0).toLowerCase()}${shared.slice(1)}`
      : 'The offer was declined'
  },
  'offer.lapsed': () => 'The offer ran out without a reply',
  'offer.reply-day-moved': (event) => {
    const day = text(event, 'after')
    return day ? `The area moved the last day to reply to ${formatDay(day)}` : 'The area moved the last day to reply'
  },
  'backup.promoted': (event) =>
    event.particulars['isChosen'] === true ? 'The backup was made the firm place' : 'The backup became the firm place',
}

function text({ particulars }: TimelineEvent, name: string): string | null {
  const value = particulars[name]
  return typeof value === 'string' ? value : null
}
