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
  'invitation.accepted': () => 'Joined Onward',
  'account.signed-in': (_, reader) => (reader.role === 'learner' || reader.role === 'support' ? 'Signed in' : null),
}

function schoolOf({ organisationName }: TimelineEvent): string {
  return organisationName ?? 'The school'
}

function listOf({ particulars }: TimelineEvent, name: string): string[] {
  const list = particulars[name]
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
