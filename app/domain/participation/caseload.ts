/** The lists an adviser works through. */
export const worklists = {
  all: 'Everybody',
  'not-applied': 'No application sent',
  'not-sent': 'Not sent in time',
  'no-offer': 'Applied, no offer yet',
  'all-ended': 'Every choice has ended',
  'offer-unanswered': 'Offer not answered',
  'no-place': 'Applied, and holds no place',
  'not-arrived': 'Did not arrive',
  'to-confirm': 'Activity to confirm',
  lapsing: 'Activity about to lapse',
  lapsed: 'Activity lapsed',
  'contact-due': 'Next step is due',
} as const

export type Worklist = keyof typeof worklists

/** The list an address asks for; everybody where it asks for none of ours. */
export function worklistFrom(name: string | null): Worklist {
  return worklistNames.find((known) => known === name) ?? 'all'
}

export const worklistNames = Object.keys(worklists).filter((name): name is Worklist => name in worklists)

/** How soon somebody needs an adviser: the levels of need of the national return. */
export const priorityWords: Record<number, string> = { 1: 'Intensive', 2: 'Targeted', 3: 'Universal' }

/** The name a caseload is sorted by. */
export function sortName(learner: { familyName: string; givenNames: string }): string {
  return `${learner.familyName} ${learner.givenNames}`.toLocaleLowerCase('en-GB')
}
