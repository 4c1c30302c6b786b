/** How an adviser tried to reach somebody. */
export const contactKinds = {
  'phone-call': 'Phone call',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  interview: 'Interview',
  meeting: 'Meeting',
  group: 'Group session',
  'home-visit': 'Home visit',
  'social-media': 'Social media',
  'through-others': 'Through family or staff',
} as const

/** What came of it. */
export const contactOutcomes = {
  reached: 'Talked to them',
  'reached-family': 'Talked to their family',
  'message-left': 'Left a message',
  'no-answer': 'No answer',
  'wrong-details': 'The number or address is wrong',
  refused: 'They do not want to be contacted',
  'gave-up': 'They cannot be contacted',
} as const

export type ContactKind = keyof typeof contactKinds
export function isContactKind(kind: string): kind is ContactKind {
  return kind in contactKinds
}

export type ContactOutcome = keyof typeof contactOutcomes

/** What the next step will be; nothing where that was not said. */
export function nextStepWords(kind: string | null): string | null {
  return kind !== null && isContactKind(kind) ? contactKinds[kind] : null
}

/** One contact in a line. */
export function contactWords({ kind, outcome }: { kind: string; outcome: string }): string {
  const kinds: Record<string, string> = contactKinds
  const outcomes: Record<string, string> = contactOutcomes
  return `${kinds[kind] ?? kind}: ${outcomes[outcome] ?? outcome}`
}

/** How long a contact took, where, and whether it was with others: what is known of it. */
export function lengthAndPlace({
  minutes,
  place,
  isGroup,
}: {
  minutes: number | null
  place: string | null
  isGroup: boolean
}): string {
  const length = minutes === null ? null : minutes === 1 ? '1 minute' : `${minutes} minutes`
  return [length, place, isGroup ? 'with others' : null].filter(Boolean).join(', ')
}
