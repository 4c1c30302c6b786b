import { recordWords } from './pupil.words'
import type { Sentences, TimelineEvent } from './timeline'

const fieldWords = new Map<string, string>([...Object.entries(recordWords), ['needs', 'support needs']])

/** What the events of this room say in a history. */
export const learnerSentences: Sentences = {
  'learner.added': (event) => `${schoolOf(event)} added the record from its roll`,
  'learner.changed': (event) => {
    const fields = listOf(event, 'fields').map((field) => fieldWords.get(field) ?? field)
    const what = fields.length > 0 ? fields.join(', ') : 'numbers'
    return `${schoolOf(event)} changed from its roll: ${what}`
  },
  'learner.moved-school': (event) => `Joined the roll of ${schoolOf(event)}`,
  'learner.left-school': (event) => `Left the roll of ${schoolOf(event)}`,
  'learner.import-undone': (event) => `${schoolOf(event)} took back what a file had changed`,
  'learner.invited': (event) => {
    const way = event.particulars['by'] === 'letter' ? 'by e-mail' : 'with a printed code'
    return `${schoolOf(event)} sent an invitation to join Onward ${way}`
  },
  'invitation.accepted': ({ particulars }, { role }) => {
    if (particulars['kind'] !== 'parent') return 'Joined Onward'
    return role === 'parent' ? null : 'A parent or carer accepted the invitation'
  },
  'registration.confirmed': () => 'Joined Onward without a school',
  'registration.decided': () => 'It was checked who this is',
  'learner.merged': () => 'Put together with a second record of the same person',
  'learner.merge-undone': () => 'Took two records apart again',
  'address.protected': (_, { role }) => (isCarer(role) ? 'Protected the address' : null),
  'address.unprotected': (_, { role }) => (isCarer(role) ? 'Ended the protection of the address' : null),
  'account.signed-in': (_, reader) => (reader.role === 'learner' || reader.role === 'support' ? 'Signed in' : null),
}

// Whoever looks over a learner's shoulder reads the history too.
function isCarer(role: string) {
  return role === 'careers-lead' || role === 'head' || role === 'adviser'
}

function schoolOf({ organisationName }: TimelineEvent): string {
  return organisationName ?? 'The school'
}

function listOf({ particulars }: TimelineEvent, name: string): string[] {
  const list = particulars[name]
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
