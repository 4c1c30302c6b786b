import { claimOf, MOST_BANDS, NOT_ELIGIBLE } from './contest'

/** What is known of a learner for one course, as far as a published rule may ask for it. */
export type Standing = {
  entry: 'met' | 'unknown' | 'not-met'
  continuesPathway: boolean
  isPriority: boolean
  /** Miles between the district where the learner lives and that of the course. */
  miles: number | null
}

const FURTHEST = 127

/** A rule gives each learner a band, 0 the best; learners in the same band are told apart by the next rule. */
type Rule = { levels: number; band: (standing: Standing) => number; label: string; lost: string }

/** The rules a course may publish. Each says less of a learner than who they are; the order of wishes is none of them. */
export const criteria = {
  entry: {
    levels: 2,
    band: ({ entry }) => (entry === 'met' ? 0 : 1),
    label: 'Who meets what the course asks for',
    lost: 'those who got a place meet what the course asks for, and for you that is not known yet',
  },
  pathway: {
    levels: 2,
    band: ({ continuesPathway }) => (continuesPathway ? 0 : 1),
    label: 'Who goes on with the same subject',
    lost: 'those who got a place go on with a subject they have begun',
  },
  priority: {
    levels: 2,
    band: ({ isPriority }) => (isPriority ? 0 : 1),
    label: 'Who belongs to a group that comes first',
    lost: 'those who got a place belong to a group that comes first',
  },
  distance: {
    levels: FURTHEST + 1,
    band: ({ miles }) => (miles === null ? FURTHEST : Math.min(FURTHEST, Math.floor(miles))),
    label: 'Who lives nearer, mile by mile',
    lost: 'those who got a place live nearer',
  },
} as const satisfies Record<string, Rule>

export type Criterion = keyof typeof criteria

export const criterionNames = Object.keys(criteria).filter((name): name is Criterion => name in criteria)

/** How many bands each rule of a course has, in the order of the rules. */
export function levelsOf(rules: readonly Criterion[]): number[] {
  const levels = rules.map((rule) => criteria[rule].levels)
  if (levels.reduce((product, level) => product * level, 1) > MOST_BANDS) throw new RangeError('too many rules')
  return levels
}

/** The claim of a learner by the rules of a course in their order; who does not meet what it asks for has none. */
export function claimBy(rules: readonly Criterion[], standing: Standing, tie: number): number {
  if (standing.entry === 'not-met') return NOT_ELIGIBLE
  return claimOf(
    rules.map((rule) => criteria[rule].band(standing)),
    levelsOf(rules),
    tie,
  )
}

/** The rules of a course in a line, as they are published: the draw is the last of them. */
export function ruleLine(rules: readonly string[]): string {
  const labels = criterionNames
    .filter((name) => rules.includes(name))
    .sort((a, b) => rules.indexOf(a) - rules.indexOf(b))
  return [...labels.map((name) => criteria[name].label), 'The draw']
    .map((label, nth) => (nth === 0 ? label : lower(label)))
    .join(', then ')
}

function lower(label: string) {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
