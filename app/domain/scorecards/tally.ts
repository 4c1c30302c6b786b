import { daysBetween } from '~/kit/dates'
import type { ReturnRecord } from '~/domain/nccis-returns/return-record'
import { yearGroupOn } from '~/domain/nccis-returns/return-record'
import { isNeet, standingOf, type Standing } from './standing'

/** What the boards need to know of one person: as the national return tells it, and the school they are or were last at. */
export type Counted = Pick<
  ReturnRecord,
  | 'bornOn'
  | 'gender'
  | 'ethnicity'
  | 'leadAuthority'
  | 'postcode'
  | 'hasPlan'
  | 'hasSupport'
  | 'characteristics'
  | 'activity'
  | 'isLapsed'
  | 'startedOn'
  | 'neetSince'
  | 'cohortStatus'
> & { learnerId: string; schoolId: string | null; wardCode: string | null }

/** By what a figure may be broken down. Somebody is in one group of each, but for the circumstances, which are counted one by one. */
export const dimensions = [
  'school',
  'district',
  'authority',
  'age',
  'sex',
  'ethnicity',
  'needs',
  'vulnerable',
  'circumstance',
] as const
export type Dimension = (typeof dimensions)[number]

/** What the September Guarantee has of one person: their answer, and the year they were in before that September. */
export type Promised = {
  learnerId: string
  code: string
  outcome: string
  source: string
  yearGroup: number
  schoolId: string | null
}

/** How many people there are of each part, by what and of which value. */
export type Count = { topic: string; dimension: string; value: string; part: string; people: number }

/** How long somebody has been out of work and learning: the first band that is long enough, in days. */
export const lengths = [
  { name: 'month', days: 31 },
  { name: 'quarter', days: 92 },
  { name: 'half-year', days: 183 },
  { name: 'year', days: 366 },
  { name: 'longer', days: Infinity },
] as const

/** By what a school reads of its own people: homes and single circumstances are of too few. */
export const schoolDimensions = [
  'age',
  'sex',
  'ethnicity',
  'needs',
  'vulnerable',
] as const satisfies readonly Dimension[]

/** The same of one school. */
export type SchoolCount = Count & { school: string }

const alwaysCounted: readonly (Dimension | 'all')[] = ['all', 'school', 'age']

/** Counts the people of a month one by one, and keeps nothing of them but who is out of work and learning. */
export class Tally {
  readonly #counts = new Map<string, Count>()
  readonly #schoolCounts = new Map<string, SchoolCount>()
  readonly #standings = new Map<string, Standing>()
  readonly #periodEnd: string
  readonly #before: ReadonlySet<string> | null
  people = 0

  /** Who was out of work and learning a month before is not known where that month was not frozen. */
  constructor(periodEnd: string, before: ReadonlySet<string> | null) {
    this.#periodEnd = periodEnd
    this.#before = before
  }

  add(person: Counted) {
    const age = academicAge(person.bornOn, this.#periodEnd)
    if (age === null || !isOfArea(person)) return
    this.people += 1
    const standing = standingOf({ code: person.activity, isLapsed: person.isLapsed === 'Y' })
    const groups = groupsOf(person, String(age))
    for (const [dimension, value] of groups) this.#add('standing', dimension, value, standing)
    this.#addAtSchool('standing', person.schoolId, groups, standing)
    if (isNeet(standing)) {
      this.#add('activity', 'all', '', person.activity ?? '')
      this.#add('length', 'all', '', lengthOf(person, this.#periodEnd))
    }
    if (this.#before?.has(person.learnerId) || isNeet(standing)) this.#standings.set(person.learnerId, standing)
  }

  /** Counts an answer of the guarantee, with what is known of the person; of the September to come no more than the school and the year. */
  addGuarantee(topic: 'guarantee' | 'coming-guarantee', promised: Promised, person: Counted | undefined) {
    if (!person) return
    const { code, outcome, source, schoolId } = promised
    const yearGroup = String(promised.yearGroup)
    const groups = groupsOf({ ...person, schoolId }, yearGroup)
    for (const [dimension, value] of groups)
      if (topic === 'guarantee' || alwaysCounted.includes(dimension)) this.#add(topic, dimension, value, outcome)
    if (topic === 'guarantee') this.#addAtSchool(topic, schoolId, groups, outcome)
    this.#add(topic, 'source', source, outcome)
    this.#add(`${topic}-code`, 'age', yearGroup, code)
  }

  /** Who is out of work and learning now and was not a month before. */
  joined(): string[] {
    const before = this.#before
    if (!before) return []
    return [...this.#standings].filter(([id, standing]) => isNeet(standing) && !before.has(id)).map(([id]) => id)
  }

  /** Everything that was counted, with where those who joined came from and where those who left have gone. */
  counts(cameFrom: ReadonlyMap<string, Standing>): Count[] {
    for (const id of this.joined()) this.#add('joined', 'all', '', cameFrom.get(id) ?? 'nowhere')
    for (const id of this.#before ?? []) {
      const now = this.#standings.get(id)
      if (!now || !isNeet(now)) this.#add('left', 'all', '', now ?? 'nowhere')
    }
    return [...this.#counts.values()]
  }

  schoolCounts(): SchoolCount[] {
    return [...this.#schoolCounts.values()]
  }

  #addAtSchool(topic: string, school: string | null, groups: readonly [string, string][], part: string) {
    if (school === null) return
    for (const [dimension, value] of groups) {
      if (!schoolDimensions.some((one) => one === dimension)) continue
      const key = [school, topic, dimension, value, part].join('\t')
      const count = this.#schoolCounts.get(key)
      if (count) count.people += 1
      else this.#schoolCounts.set(key, { school, topic, dimension, value, part, people: 1 })
    }
  }

  #add(topic: string, dimension: string, value: string, part: string) {
    const key = [topic, dimension, value, part].join('\t')
    const count = this.#counts.get(key)
    if (count) count.people += 1
    else this.#counts.set(key, { topic, dimension, value, part, people: 1 })
  }
}

/** 16 or 17 on the thirty-first of August before, or nothing. */
export function academicAge(bornOn: string | null, periodEnd: string): 16 | 17 | null {
  const yearGroup = yearGroupOn(bornOn, periodEnd)
  return yearGroup === 12 ? 16 : yearGroup === 13 ? 17 : null
}

// Whoever the return only says of that they have left, or that their guarantee is told elsewhere, is counted by somebody else.
export function isOfArea({ cohortStatus }: Pick<Counted, 'cohortStatus'>): boolean {
  return cohortStatus === null || cohortStatus === 'P'
}

export function groupsOf(person: Counted, age: string): [Dimension | 'all', string][] {
  return [
    ['all', ''],
    ['school', person.schoolId ?? ''],
    // One kind of place for each person: of two kinds that overlap, one could be taken from the other.
    ['district', person.wardCode ?? districtOf(person.postcode)],
    ['authority', person.leadAuthority ?? ''],
    ['age', age],
    ['sex', person.gender ?? 'U'],
    ['ethnicity', ethnicGroupOf(person.ethnicity)],
    ['needs', person.hasPlan === 'Y' ? 'plan' : person.hasSupport === 'Y' ? 'support' : 'none'],
    ['vulnerable', person.characteristics.length > 0 ? 'yes' : 'no'],
    ...person.characteristics.map((code): [Dimension, string] => ['circumstance', code]),
  ]
}

/** The first half of a postcode. What is withheld is told of nobody. */
export function districtOf(postcode: string | null): string {
  const [district = ''] = (postcode ?? '').trim().toUpperCase().split(' ')
  return district === 'ZZ99' ? '' : district
}

/** The broad group of the national list of ethnic groups. */
export function ethnicGroupOf(code: string | null): string {
  if (code === 'CHNE') return 'A'
  return code === null || code === 'NOBT' || code === 'REFU' ? '' : code.slice(0, 1)
}

function lengthOf({ neetSince, startedOn }: Counted, periodEnd: string): string {
  const since = neetSince ?? startedOn ?? periodEnd
  const days = daysBetween(since, periodEnd) + 1
  return (lengths.find((band) => days <= band.days) ?? lengths[4]).name
}
