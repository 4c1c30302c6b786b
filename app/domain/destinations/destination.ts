/** Where somebody means to go, by the national return. */
const SAME_SCHOOL = '111'
const ELSEWHERE = '121'
const APPRENTICESHIP = '211'

type Accepted = { providerId: string; schoolId: string | null; route: string | null }

/** The intention that a firm acceptance speaks for. */
export function intendedFrom({ providerId, schoolId, route }: Accepted): string {
  if (route === 'apprenticeship') return APPRENTICESHIP
  return providerId === schoolId ? SAME_SCHOOL : ELSEWHERE
}

/** The kinds of activity that make an intention come true. */
const fulfilments: Record<string, readonly string[]> = {
  '111': ['210'],
  '121': ['210', '220', '230', '240', '250', '270', '280', '290', '410', '430', '440', '460', '530'],
  '211': ['310', '450'],
  '311': ['320', '381', '550'],
  '321': ['330', '340', '350', '360', '380'],
}

export type Comparison = 'as-intended' | 'otherwise' | 'not-decided' | 'not-known'

/** Whether a learner went where they meant to. */
export function compare(intended: string | null, actual: string | null): Comparison {
  if (actual === null) return 'not-known'
  const meant = intended === null ? undefined : fulfilments[intended]
  if (meant === undefined) return 'not-decided'
  return meant.includes(actual) ? 'as-intended' : 'otherwise'
}
