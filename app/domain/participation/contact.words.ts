/** How an adviser tried to reach somebody. */
export const contactKinds = {
  'phone-call': 'Phone call',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  meeting: 'Meeting',
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
} as const

export type ContactKind = keyof typeof contactKinds
export type ContactOutcome = keyof typeof contactOutcomes

/** One contact in a line. */
export function contactWords({ kind, outcome }: { kind: string; outcome: string }): string {
  const kinds: Record<string, string> = contactKinds
  const outcomes: Record<string, string> = contactOutcomes
  return `${kinds[kind] ?? kind}: ${outcomes[outcome] ?? outcome}`
}
