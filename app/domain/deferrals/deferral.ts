import { Refusal } from '~/kit/errors'

/** How a learner has said yes to waiting a year. */
export const agreedHows = {
  'in-person': 'In person',
  'by-telephone': 'By telephone',
  'in-writing': 'In a letter or message',
} as const

export type AgreedHow = keyof typeof agreedHows

export const REMIND_DAYS_BEFORE = 14

/** The year after a cycle: between which days its courses start, and from when its places can be confirmed. */
export function yearAfter({ startsOn }: { startsOn: string }) {
  const year = Number(startsOn.slice(0, 4))
  return { from: `${year + 2}-09-01`, to: `${year + 3}-08-31`, confirmFrom: `${year + 1}-09-01` }
}

/** Refuses a yes that is still to come. */
export function refuseAgreementToCome(agreedOn: string, today: string) {
  if (agreedOn > today) throw new Refusal('not-agreed-yet', 'Enter the day on which the learner agreed.', 'agreedOn')
}

export type Kept = {
  confirmFrom: string
  /** The learner holds another place, in whatever year. */
  hasOtherPlace: boolean
}

/** Why a kept place cannot become a place again today; nothing where it can. */
export function reinstateRefusal(kept: Kept | null, today: string, said: (day: string) => string): Refusal | null {
  if (kept === null) return new Refusal('not-from-here', 'No place is kept here.')
  if (today < kept.confirmFrom) {
    return new Refusal('too-early', `The place can be confirmed again from ${said(kept.confirmFrom)}.`)
  }
  if (kept.hasOtherPlace) return new Refusal('placed-elsewhere', 'The learner has taken a place elsewhere since.')
  return null
}
