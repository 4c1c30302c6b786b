/** What may count towards the risk of ending up without education, work or training, in the order in which it is read. */
export const indicatorCodes = [
  'attendance-90',
  'attendance-85',
  'sen-plan',
  'sen-support',
  'free-meals',
  'first-language',
  'suspended',
  'excluded',
  'alternative-provision',
  'in-care',
  'parent',
  'young-carer',
  'youth-justice',
  'custody',
  'no-account',
  'not-applied',
  'offer-unanswered',
  'all-ended',
  'not-arrived',
  'often-absent',
] as const

export type IndicatorCode = (typeof indicatorCodes)[number]

export function isIndicatorCode(code: string): code is IndicatorCode {
  return indicatorCodes.some((one) => one === code)
}

/** Points by what they are given for, as they hold on a day. */
export type Points = Partial<Record<IndicatorCode, number>>

/** What the record knows of one learner. Attendance is a share of 100; null where nobody has said. */
export type RiskFacts = {
  attendance: number | null
  sen: string | null
  hasFreeMeals: boolean
  hasOtherLanguage: boolean
  /** What the school says of this year: `none`, `suspended` or `excluded`. */
  exclusion: string | null
  isLookedAfter: boolean
  /** Codes of the national return, each with whether only advisers may read it. */
  circumstances: readonly { code: string; isSensitive: boolean }[]
  activityCode: string | null
  hasAccount: boolean
  sent: number
  offers: number
  unanswered: number
  ended: number
  notArrived: number
  enrolled: number
  alerts: readonly string[]
}

/** What the calendar asks for by now: before these days silence means nothing. */
export type RiskDays = { asksForAccount: boolean; asksForApplication: boolean }

/** One line of why: what it is, its points, and whether only advisers may read it. */
export type RiskLine = { code: IndicatorCode; points: number; isConfidential: boolean }

const careCodes = ['110', '160']
const parentCodes = ['120', '180', '190']
const custodyCodes = ['130', '290', '710']

/**
 * Why a learner is on the list: each indicator that holds, with its points (RONI; the points are the area's). School data and
 * what no other system knows stand side by side; nothing else is weighed.
 */
export function riskLines(facts: RiskFacts, points: Points, days: RiskDays): RiskLine[] {
  const having = (codes: readonly string[]) => facts.circumstances.filter(({ code }) => codes.includes(code))
  const anyOf = (codes: readonly string[], isKnownOpenly = false) => {
    const found = having(codes)
    return {
      holds: isKnownOpenly || found.length > 0,
      isConfidential: !isKnownOpenly && found.every((one) => one.isSensitive),
    }
  }
  const open = (holds: boolean) => ({ holds, isConfidential: false })
  const found: Record<IndicatorCode, { holds: boolean; isConfidential: boolean }> = {
    'attendance-90': open(facts.attendance !== null && facts.attendance < 90),
    'attendance-85': open(facts.attendance !== null && facts.attendance < 85),
    'sen-plan': open(facts.sen === 'plan'),
    'sen-support': open(facts.sen === 'support'),
    'free-meals': open(facts.hasFreeMeals),
    'first-language': open(facts.hasOtherLanguage),
    suspended: open(facts.exclusion === 'suspended'),
    excluded: open(facts.exclusion === 'excluded'),
    'alternative-provision': anyOf(['200']),
    'in-care': anyOf(careCodes, facts.isLookedAfter),
    parent: anyOf(parentCodes),
    'young-carer': anyOf(['140']),
    'youth-justice': anyOf(['170']),
    custody: { holds: custodyCodes.some((code) => code === facts.activityCode), isConfidential: true },
    'no-account': open(days.asksForAccount && !facts.hasAccount && facts.sent === 0),
    'not-applied': open(days.asksForApplication && facts.sent === 0),
    'offer-unanswered': open(facts.unanswered > 0),
    'all-ended': open(facts.sent > 0 && facts.offers === 0 && facts.ended >= facts.sent),
    'not-arrived': open(facts.notArrived > 0 && facts.enrolled === 0),
    'often-absent': open(facts.alerts.length > 0),
  }
  return indicatorCodes.flatMap((code) => {
    const { holds, isConfidential } = found[code]
    const given = points[code] ?? 0
    return holds && given > 0 ? [{ code, points: given, isConfidential }] : []
  })
}

export function pointsOf(lines: readonly Pick<RiskLine, 'points'>[]): number {
  return lines.reduce((sum, { points }) => sum + points, 0)
}

export const bands = ['substantial', 'additional', 'some', 'none'] as const
export type Band = (typeof bands)[number]
export type BandLimits = { riskSubstantial: number; riskAdditional: number }

/** How much help the points ask for, by the area's limits. */
export function bandOf(points: number, { riskSubstantial, riskAdditional }: BandLimits): Band {
  if (points >= riskSubstantial) return 'substantial'
  if (points >= riskAdditional) return 'additional'
  return points > 0 ? 'some' : 'none'
}

/** What somebody can do something about. Who a learner is, nobody changes. */
const changeable: readonly IndicatorCode[] = [
  'attendance-85',
  'attendance-90',
  'no-account',
  'not-applied',
  'offer-unanswered',
  'all-ended',
  'not-arrived',
  'often-absent',
]

/** What would change the band: each line that can be changed, with the band without it, where that is another one. */
export function wouldChange(lines: readonly RiskLine[], limits: BandLimits): { code: IndicatorCode; to: Band }[] {
  const now = bandOf(pointsOf(lines), limits)
  return lines
    .filter(({ code }) => changeable.includes(code))
    .map(({ code }) => ({ code, to: bandOf(pointsOf(lines.filter((line) => !falls(line.code, code))), limits) }))
    .filter(({ to }) => to !== now)
}

// Whoever comes nine days in ten comes more than eighty-five in a hundred too.
function falls(line: IndicatorCode, changed: IndicatorCode) {
  return line === changed || (changed === 'attendance-90' && line === 'attendance-85')
}

export type Outcome = { listed: number; listedNeet: number; all: number; neet: number }

/**
 * How right the list was: of those it named, the share who were without education, work or training (precision); of those who
 * were, the share it had named (recall). Null where there is nobody to count.
 */
export function accuracyOf({ listed, listedNeet, neet }: Outcome) {
  return { precision: listed === 0 ? null : listedNeet / listed, recall: neet === 0 ? null : listedNeet / neet }
}
