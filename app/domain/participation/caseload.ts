import { addDays } from '~/kit/dates'

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
  'review-due': 'Not in work or learning: review due',
  'contact-due': 'Next step is due',
  'no-contact': 'No contact for a while',
} as const

export type Worklist = keyof typeof worklists

/** The list an address asks for; everybody where it asks for none of ours. */
export function worklistFrom(name: string | null): Worklist {
  return worklistNames.find((known) => known === name) ?? 'all'
}

export const worklistNames = Object.keys(worklists).filter((name): name is Worklist => name in worklists)

/** Lists that have an index of their own; every other looks at each learner, so the whole team’s is asked for school by school. */
const indexed: readonly Worklist[] = ['all', 'contact-due', 'no-contact']

/** By what a caseload can be sorted. */
export const caseloadSorts = { need: 'Who needs most', next: 'Next step', contact: 'Longest without contact' } as const
export type CaseloadSort = keyof typeof caseloadSorts

export const whoseWords = { mine: 'My caseload', team: 'The whole team' } as const

/** What a caseload is narrowed by, as its address says it. */
export type CaseloadFilter = {
  worklist: Worklist
  whose: keyof typeof whoseWords
  sort: CaseloadSort
  name: string
  need: number | null
  schoolId: string | null
  authorityId: string | null
  /** The ward of the home, by its national code. */
  ward: string | null
  /** For `no-contact`: so many days. */
  days: number
}

export const everybody: CaseloadFilter = {
  ...{
    worklist: 'all',
    whose: 'mine',
    sort: 'need',
    name: '',
    need: null,
    schoolId: null,
    authorityId: null,
    ward: null,
    days: 30,
  },
}

/** The order that goes with a filter: each has one index, and a list of its own begins with whoever it is most about. */
export function orderOf({ worklist, name, need, sort }: CaseloadFilter): CaseloadSort | 'name' {
  if (name !== '') return 'name'
  if (worklist === 'contact-due') return 'next'
  if (worklist === 'no-contact') return 'contact'
  return need === null ? sort : 'need'
}

/** Whether a list of the team has to be asked for one school or one ward at a time. */
export function needsSchool({ worklist, whose, schoolId, ward }: CaseloadFilter): boolean {
  return whose === 'team' && schoolId === null && ward === null && !indexed.includes(worklist)
}

/** How long somebody out of work and learning may go without a look at what they do, by level of need, in days. */
const reviewDays: Record<number, number> = { 1: 14, 2: 28, 3: 56 }

/** The last day on which each level may have been checked, to be due for a review today. */
export function checkedBefore(today: string): Record<number, string> {
  return Object.fromEntries(Object.entries(reviewDays).map(([level, days]) => [level, addDays(today, -days)]))
}

/** Those who are in the two years after Year 11: their first and last birthday. */
export function birthdaysOfParticipation(today: string): { first: string; last: string } {
  const began = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0)
  return { first: `${began - 18}-09-01`, last: `${began - 16}-08-31` }
}

/** How soon somebody needs an adviser: the levels of need of the national return. */
export const priorityWords: Record<number, string> = { 1: 'Intensive', 2: 'Targeted', 3: 'Universal' }

/** The name a caseload is sorted by. */
export function sortName(learner: { familyName: string; givenNames: string }): string {
  return `${learner.familyName} ${learner.givenNames}`.toLocaleLowerCase('en-GB')
}
