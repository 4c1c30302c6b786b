import type { Role } from '~/kit/actor'

/** One line of a learner's history, before it is put into words. */
export type TimelineEvent = {
  id: string
  happenedAt: Date
  action: string
  actorRole: string
  actorName: string | null
  /** set when support acted for somebody */
  isOnBehalf: boolean
  organisationName: string | null
  particulars: Readonly<Record<string, unknown>>
}

export type Reader = { role: Role }

/** How a room tells of its own events: a sentence for this reader, or null where the event is none of their business. */
export type Sentences = Readonly<Record<string, (event: TimelineEvent, reader: Reader) => string | null>>

/** Events that staff write for one another; a parent does not read them. */
const forStaff = /^(contact|note|risk|need|consent|parent|parent-request|parent-block)\./

/**
 * Puts an event into a sentence for this reader. Each room brings the sentences of its own events; an event nobody has
 * words for is called by its name, so that nothing is left out of a history.
 */
export function describe(event: TimelineEvent, reader: Reader, ...rooms: Sentences[]): string | null {
  if (reader.role === 'parent' && forStaff.test(event.action)) return null
  for (const sentences of rooms) {
    const sentence = sentences[event.action]
    if (sentence) return sentence(event, reader)
  }
  const words = event.action.replace(/[.-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
