/**
 * Where somebody of 16 or 17 stands for the published figures, by the code of what they do. Each is in exactly one of these, so that
 * every figure is a sum of some of them.
 */
const standingOfCode = {
  'full-time': ['110', '120', '210', '220', '230', '240', '270', '280', '290'],
  apprenticeship: ['310'],
  'work-with-study': ['320', '381', '550'],
  training: ['410', '430', '440', '450', '460'],
  'part-time-study': ['250'],
  /** Doing something, but not what counts as taking part: work without study, a gap year, a programme to find the way back. */
  'not-counted': ['140', '260', '330', '340', '350', '360', '380', '530'],
  'neet-available': ['540', '610', '615', '616', '619'],
  'neet-unavailable': ['620', '630', '640', '650', '660', '670', '680'],
  'not-known': ['150', '810', '820', '830'],
  /** In custody, or (until 2019) seeking asylum: in no figure, neither above nor below the line. */
  excluded: ['130', '710', '720'],
} as const

export type Standing = keyof typeof standingOfCode

export const standings: readonly Standing[] = [
  ...(['full-time', 'apprenticeship', 'work-with-study', 'training', 'part-time-study', 'not-counted'] as const),
  ...(['neet-available', 'neet-unavailable', 'not-known', 'excluded'] as const),
]

const byCode = new Map<string, Standing>(
  standings.flatMap((standing) => standingOfCode[standing].map((code) => [code, standing])),
)

/** Standings that go by themselves after a time, unless somebody looks again; being out of work and learning does not. */
const lapsing: readonly Standing[] = [
  'full-time',
  'apprenticeship',
  'work-with-study',
  'training',
  'part-time-study',
  'not-counted',
]

/** Where somebody stands: what has lapsed is not known, and neither is a code that nobody knows. */
export function standingOf({ code, isLapsed }: { code: string | null; isLapsed: boolean }): Standing {
  const standing = byCode.get(code ?? '') ?? 'not-known'
  return isLapsed && lapsing.includes(standing) ? 'not-known' : standing
}

/** The codes of being out of education, employment and training. */
export const neetCodes: readonly string[] = [...standingOfCode['neet-available'], ...standingOfCode['neet-unavailable']]

/** The codes of some standings. */
export function codesOf(some: readonly Standing[]): string[] {
  return some.flatMap((standing) => [...standingOfCode[standing]])
}

export function isNeet(standing: Standing): boolean {
  return standing === 'neet-available' || standing === 'neet-unavailable'
}

export function isStanding(name: string): name is Standing {
  return Object.hasOwn(standingOfCode, name)
}
