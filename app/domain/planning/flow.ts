import { milesApart, placeOf } from '~/domain/courses/outcode'

/** About how far it is from home to the provider, as the crow flies between postcode districts. */
export const bands = ['under-3', '3-to-5', '5-to-10', '10-to-20', 'over-20', 'not-known'] as const
export type Band = (typeof bands)[number]

export const bandWords: Record<Band, string> = {
  'under-3': 'Under 3 miles',
  '3-to-5': '3 to 5 miles',
  '5-to-10': '5 to 10 miles',
  '10-to-20': '10 to 20 miles',
  'over-20': '20 miles and more',
  'not-known': 'Distance not known',
}

/** What a flow counts. */
export const flowSteps = ['applied', 'accepted', 'enrolled'] as const
export type FlowStep = (typeof flowSteps)[number]

export const flowStepWords: Record<FlowStep, string> = {
  applied: 'Applied',
  accepted: 'Said yes to an offer',
  enrolled: 'Enrolled',
}

export type FlowLine = {
  isOwn: boolean
  homeAuthorityId: string | null
  providerId: string
  band: Band
} & Record<FlowStep, number>

export type Journey = Omit<FlowLine, 'band'> & { home: string; outcode: string }

/**
 * The band of two districts; a district nobody knows has no distance, and never nought. Where only the middle of a whole postcode area is
 * known, a short way is not told apart from a longer one.
 */
export function bandOf(home: string, outcode: string): Band {
  if (home === '' || outcode === '') return 'not-known'
  if (home === outcode) return 'under-3'
  const miles = milesApart(home, outcode)
  const isRough = placeOf(home)?.code !== home || placeOf(outcode)?.code !== outcode
  if (miles === null || (isRough && miles < 20)) return 'not-known'
  if (miles < 3) return 'under-3'
  if (miles < 5) return '3-to-5'
  if (miles < 10) return '5-to-10'
  return miles < 20 ? '10-to-20' : 'over-20'
}

/** Journeys of the same kind as one line: from one authority to one provider, about as far. */
export function addedUp(journeys: readonly FlowLine[]): FlowLine[] {
  const lines = new Map<string, FlowLine>()
  for (const { isOwn, homeAuthorityId, providerId, band, applied, accepted, enrolled } of journeys) {
    const key = [isOwn, homeAuthorityId, providerId, band].join(' ')
    const line = lines.get(key) ?? { isOwn, homeAuthorityId, providerId, band, applied: 0, accepted: 0, enrolled: 0 }
    lines.set(key, {
      ...line,
      applied: line.applied + applied,
      accepted: line.accepted + accepted,
      enrolled: line.enrolled + enrolled,
    })
  }
  return [...lines.values()]
}
