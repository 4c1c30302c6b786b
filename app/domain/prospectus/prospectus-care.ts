import { addDays } from '~/kit/dates'

/** What makes a course whole, in the order in which a learner misses it. */
export const careBlocks = {
  dates: 'Start date',
  sites: 'Place',
  requirements: 'Entry requirements as a list',
  progression: 'What it leads to',
  reviewed: 'Checked in the last 12 months',
} as const

export type CareBlock = keyof typeof careBlocks
export const careBlockNames = [
  'dates',
  'sites',
  'requirements',
  'progression',
  'reviewed',
] as const satisfies CareBlock[]

/** How many of a provider's live courses have each block; and whom one may write to. */
export type ProviderCare = Record<CareBlock, number> & {
  providerId: string
  provider: string
  slug: string
  courses: number
  managers: number
  chasedOn: string | null
}

/** A provider is asked once in so many days at most. */
export const CHASE_DAYS = 7

/** "86%": whole numbers, and never 100 while something is missing. */
export function shareWords(some: number, all: number): string {
  if (all === 0) return 'none'
  const share = Math.round((100 * some) / all)
  return `${some < all ? Math.min(99, share) : share}%`
}

/** What a provider has to put right, a line for each block. */
export function careLines(care: ProviderCare): string[] {
  const missing: Record<CareBlock, string> = {
    dates: 'no start date',
    sites: 'no place',
    requirements: 'no entry requirements as a list',
    progression: 'nothing about what they lead to',
    reviewed: 'not been checked in the last 12 months',
  }
  return careBlockNames.flatMap((block) => {
    const lacking = care.courses - care[block]
    if (lacking === 0) return []
    const all = care.courses === 1 ? 'course' : 'courses'
    return [`${lacking} of ${care.courses} ${all} ${lacking === 1 ? 'has' : 'have'} ${missing[block]}`]
  })
}

/** Who would get a letter today, and why the others would not. */
export function chaseOf(care: ProviderCare, today: string): 'due' | 'whole' | 'asked' | 'nobody' {
  if (careLines(care).length === 0) return 'whole'
  if (care.managers === 0) return 'nobody'
  return care.chasedOn !== null && care.chasedOn > addDays(today, -CHASE_DAYS) ? 'asked' : 'due'
}

/** Each block over the whole area. */
export function careOfArea(all: readonly ProviderCare[]) {
  const sum = (of: (care: ProviderCare) => number) => all.reduce((total, care) => total + of(care), 0)
  const courses = sum((care) => care.courses)
  return {
    courses,
    blocks: careBlockNames.map((block) => ({ block, label: careBlocks[block], count: sum((care) => care[block]) })),
  }
}
