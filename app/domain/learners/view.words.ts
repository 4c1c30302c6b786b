import { roleWords } from '~/access/roles'
import { roles } from '~/kit/actor'

/** What somebody looked at, in the words of the learner who reads the list. */
export const viewedWords = {
  record: 'your details',
  application: 'your application',
  choice: 'one of your choices',
  offer: 'your offer',
  plan: 'your plan',
  grades: 'your grades',
  attendance: 'your attendance',
  activity: 'what you are doing now',
  guarantee: 'whether you have an offer for September',
  contacts: 'notes of contacts with you',
  needs: 'what helps you learn',
  circumstances: 'what is kept about your life outside school',
  confidential: 'a confidential note about you',
  case: 'what a panel was asked for you',
  timeline: 'the history of your record',
} as const

export type ViewedPart = keyof typeof viewedWords

/** The words for a part of the record; a part that is no longer known is called by its name. */
export function viewedPart(what: string): string {
  return isViewedPart(what) ? viewedWords[what] : what
}

/** What came of a look, for the learner: the part they saw, or that they were stopped. */
export function seenWords({ what, wasShown }: { what: string; wasShown: boolean }): string {
  return wasShown ? viewedPart(what) : 'nothing: we stopped them'
}

/** From where somebody looked: their role, and where they work. */
export function viewerLine({ viewerRole, organisation }: { viewerRole: string; organisation: string | null }): string {
  const role = roles.find((known) => known === viewerRole)
  return [role ? roleWords[role] : viewerRole, organisation].filter(Boolean).join(', ')
}

function isViewedPart(what: string): what is ViewedPart {
  return what in viewedWords
}
