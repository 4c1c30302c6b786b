import { formatDay } from '~/kit/dates'
import type { Sentences } from '~/domain/learners/timeline'

/** What the events of waiting lists say in a history. */
export const waitingListSentences: Sentences = {
  'waiting-list.joined': ({ particulars: { position, expiresOn } }) => {
    const place = typeof position === 'number' ? `Number ${position} on the waiting list` : 'On the waiting list'
    return typeof expiresOn === 'string' ? `${place} until ${formatDay(expiresOn)}` : place
  },
  'waiting-list.left': () => 'Left the waiting list',
}
