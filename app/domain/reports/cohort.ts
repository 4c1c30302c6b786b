import { choiceWords } from '../applications/choice.words'
import { isChoiceState } from '../applications/choice.states'

/** The gaps a tutor looks for, the most pressing first. */
export const gaps = {
  'not-applied': 'Has not applied',
  'no-account': 'Has no account',
  draft: 'Has drafts that are not sent',
  'no-offer': 'Applied, no offer yet',
  'offer-unanswered': 'Offer not answered',
  'all-ended': 'Every choice has ended',
  accepted: 'Has said yes to a place',
  all: 'Everybody',
} as const

export type Gap = keyof typeof gaps

const gapNames = Object.keys(gaps).filter((name): name is Gap => name in gaps)

/** The gap an address asks for. The list opens on who has not applied. */
export function gapFrom(name: string | null): Gap {
  return gapNames.find((known) => known === name) ?? 'not-applied'
}

type Progress = { hasAccount: boolean; sent: number; drafts: number }

/** How far a learner's application is, in a few words. */
export function applicationWords({ hasAccount, sent, drafts }: Progress): string {
  if (sent > 0) return drafts > 0 ? 'Sent, with drafts' : 'Sent'
  if (drafts > 0) return 'Draft'
  return hasAccount ? 'Not started' : 'No account'
}

/** Choices by state, in a line: “2 sent, 1 offer to answer”. */
export function choicesInWords(states: readonly { state: string; count: number }[]): string {
  return states
    .map(({ state, count }) => `${count} ${isChoiceState(state) ? choiceWords[state].school.toLowerCase() : state}`)
    .join(', ')
}
