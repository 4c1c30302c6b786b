/** What a rule is about, in the words of its page. */
export const aboutWords = {
  person: 'Who they are',
  needs: 'Help they need',
  activity: 'What they do now',
  guarantee: 'September Guarantee',
  destination: 'What they mean to do',
  return: 'The return itself',
} as const

export type About = keyof typeof aboutWords

export function isAbout(text: string): text is About {
  return Object.hasOwn(aboutWords, text)
}

const priorities: Readonly<Record<number, string>> = {
  1: 'Stops the file',
  2: 'To be mended',
  3: 'To be looked at',
}

/** What a fault of a priority leads to. */
export function priorityWords(priority: number): string {
  return priorities[priority] ?? 'To be looked at'
}

const tags = {
  asked: { text: 'Being made', colour: 'blue' },
  frozen: { text: 'Frozen', colour: 'purple' },
  sent: { text: 'Sent', colour: 'green' },
  replaced: { text: 'Frozen again later', colour: 'grey' },
} as const

/** The state of a month as its tag. */
export function monthTag({ status, sentAt }: { status: string; sentAt: Date | null }) {
  if (sentAt) return tags.sent
  return status === 'asked' || status === 'replaced' ? tags[status] : tags.frozen
}

/** How many and what of: “1 person”, “2 people”. */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-GB')} people`
}
