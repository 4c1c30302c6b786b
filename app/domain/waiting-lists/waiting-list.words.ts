import { admissionsStaff } from '~/access/roles'
import { formatDay } from '~/kit/dates'
import type { Sentences } from '~/domain/learners/timeline'

/** What the events of waiting lists say in a history. */
export const waitingListSentences: Sentences = {
  'waiting-list.joined': ({ particulars: { position, expiresOn } }) => {
    const place = typeof position === 'number' ? `Number ${position} on the waiting list` : 'On the waiting list'
    return typeof expiresOn === 'string' ? `${place} until ${formatDay(expiresOn)}` : place
  },
  'waiting-list.moved': ({ particulars: { from, to, reason } }, { role }) => {
    const moved = `Moved from number ${String(from)} to number ${String(to)} on the waiting list`
    // Why it was done is the staff's own: it may be about somebody else.
    return admissionsStaff.some((one) => one === role) && typeof reason === 'string' ? `${moved}: ${reason}` : moved
  },
  'waiting-list.left': () => 'Left the waiting list',
}
