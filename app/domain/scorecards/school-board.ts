import { isSmall } from '~/kit/small-numbers'
import { figureOf, partsAbove, shareOf, topicOf, type BoardMeasure, type Parts, type ShownFigure } from './figure'
import { figuresOfEach } from './scorecard-shown'
import { widthsOf } from './squeeze'

export type Group = { value: string; label: string | null; parts: Parts }
export type Topic = 'standing' | 'guarantee'

/** What somebody of a school is judged by: the area by school and by the thing asked for, and the school and each other one by that thing. */
export type Around = {
  schoolId: string
  schools: Record<Topic, readonly Group[]>
  area: Record<Topic, readonly Group[]>
  own: Record<Topic, readonly Group[]>
  others: readonly Record<Topic, readonly Group[]>[]
}

const nothing: ShownFigure = { numerator: null, denominator: null, share: null }
const nobody: ShownFigure = { numerator: 0, denominator: 0, share: null }

/** What the boards of the area tell of one counting: of the school, of everybody, and of each group. */
type ToldByArea = (measure: BoardMeasure) => { own: ShownFigure; area: ShownFigure; groups: readonly ShownFigure[] }

/** The figures of a school beside those of the area: exactly as the boards of the area tell both. */
export function toldByArea(topic: Topic, { schoolId, schools, area }: Around, limit: number): ToldByArea {
  const partsOf = (groups: readonly Group[]) => groups.map(({ parts }) => parts)
  const at = schools[topic].findIndex(({ value }) => value === schoolId)
  const bySchool = figuresOfEach(topic, partsOf(schools[topic]), limit)
  const whole = figuresOfEach(topic, [sumOf(partsOf(schools[topic]))], limit)
  const byGroup = figuresOfEach(topic, partsOf(area[topic]), limit)
  return (measure) => ({
    own: at === -1 ? nobody : (bySchool.get(measure)?.[at] ?? nothing),
    area: whole.get(measure)?.[0] ?? nothing,
    groups: byGroup.get(measure) ?? [],
  })
}

/** Groups of a school that are told together, and the figures that are told of them. */
export type ToldGroups = {
  measures: BoardMeasure[]
  groups: { values: string[]; own: Parts; area: Parts; others: readonly Parts[] }[]
}

/**
 * What is told of the groups of a school: the figures that the area tells of the school and of each of these groups, as many together as leave
 * nobody few. Whoever knows them and the area's boards knows of each group how many are in each part that the figures tell apart, in the
 * school and outside it: so each of these counts is nought or large, also outside the school and any other one together, for somebody may
 * work at two, and outside all that could be told so, for boards are passed on. Groups that are too small are told as one.
 */
export function groupsTold(topic: Topic, around: Around, tells: ToldByArea, limit: number): ToldGroups {
  const isTold = (measure: BoardMeasure) => [tells(measure).own, ...tells(measure).groups].every(isWhole)
  let told: ToldGroups = { measures: [], groups: [] }
  for (const measure of inOrder.filter((one) => topicOf(one) === topic && isTold(one))) {
    const measures = [...told.measures, measure]
    const groups = together(topic, around, measures, limit)
    if (groups.length > 1 && isLoose(topic, around, tells, { measures, groups }, limit)) told = { measures, groups }
  }
  return told
}

// Those that few can be worked out from come first: with each figure more there are more parts to be large.
const inOrder: readonly BoardMeasure[] = [
  ...(['participating', 'neet-or-not-known', 'neet', 'not-known', 'meeting-duty'] as const),
  ...(['guarantee-offered', 'guarantee-not-recorded', 'guarantee-none'] as const),
]

type Together = ToldGroups['groups'][number]

/**
 * The groups of the area, as many of its smallest put together as leave nobody few. They are put together in the same order for every school:
 * what one of them tells apart would else tell apart what another one puts together.
 */
function together(
  topic: Topic,
  { area, own, others }: Around,
  measures: readonly BoardMeasure[],
  limit: number,
): Together[] {
  const groups = area[topic].map(({ value, parts }) => ({
    ...{ values: [value], area: parts },
    own: partsIn(own[topic], value),
    others: others.map((school) => partsIn(school[topic], value)),
  }))
  const hasNoFew = (parts: Parts) => apart(parts, measures).every((count) => !isSmall(count, limit))
  const isLarge = ({ own, area, others }: Together) => {
    const rest = without(area, own)
    const tellable = sumOf(others.filter(hasNoFew))
    return [own, rest, without(rest, tellable), ...others.map((school) => without(rest, school))].every(hasNoFew)
  }
  const bySize = groups.toSorted((a, b) => sizeOf(a.area) - sizeOf(b.area))
  for (const few of groups.map((_, at) => bySize.slice(0, at)).filter(({ length }) => length !== 1)) {
    const others = groups.filter((group) => !few.includes(group))
    const told = few.length > 0 ? [...others, joined(groups.filter((group) => few.includes(group)))] : others
    if (told.every(isLarge)) return told
  }
  return []
}

/** What figures are made of: those that add up to everybody, and those that add up to one of them. */
const madeOf: Record<Topic, readonly { whole: string | null; parts: Readonly<Record<string, readonly string[]>> }[]> = {
  standing: [
    {
      whole: null,
      parts: {
        'neet-or-not-known': partsAbove('neet-or-not-known'),
        participating: partsAbove('participating'),
        'not-counted': ['not-counted'],
      },
    },
    { whole: 'neet-or-not-known', parts: { neet: partsAbove('neet'), 'not-known': partsAbove('not-known') } },
    { whole: 'participating', parts: { 'meeting-duty': partsAbove('meeting-duty'), 'part-time': ['part-time-study'] } },
  ],
  guarantee: [
    {
      whole: null,
      parts: {
        'guarantee-offered': partsAbove('guarantee-offered'),
        'guarantee-none': partsAbove('guarantee-none'),
        'guarantee-not-recorded': partsAbove('guarantee-not-recorded'),
        'not-appropriate': ['not-appropriate'],
      },
    },
  ],
}

/**
 * Whether what is told of the groups leaves open what is not: figures that the area tells of the school and of each group could be narrowed
 * down to few by how large the groups are, and by the figures that are told of them.
 */
function isLoose(topic: Topic, { area }: Around, tells: ToldByArea, told: ToldGroups, limit: number): boolean {
  const { measures, groups } = told
  const all = madeOf[topic].flatMap(({ parts }) => Object.entries(parts).map(([name, above]) => ({ name, above })))
  const made = madeOf[topic].map(({ whole, parts }) => ({ whole, names: Object.keys(parts) }))
  /** What is not told itself follows where everything else of a sum is told. */
  const known = (name: string, isTold: (measure: BoardMeasure) => boolean): boolean => {
    const measure = inOrder.find((one) => one === name)
    if (measure) return isTold(measure)
    const sum = made.find(({ names }) => names.includes(name))
    const others = [...(sum?.names ?? []), ...(sum?.whole ? [sum.whole] : [])].filter((one) => one !== name)
    return others.every((one) => known(one, isTold))
  }
  const isToldIn = (values: readonly string[], measure: BoardMeasure) =>
    area[topic].every(({ value }, at) => !values.includes(value) || isToldOf(tells(measure).groups[at] ?? nothing))
  const figures = all.map(({ name, above }) => {
    const count = (parts: Parts) => above.reduce((sum, part) => sum + (parts[part] ?? 0), 0)
    const isKnownOwn = known(name, (measure) => isToldOf(tells(measure).own))
    const isKnownOfArea = known(name, (measure) => isToldOf(tells(measure).area))
    const total = {
      own: count(sumOf(groups.map(({ own }) => own))),
      area: count(sumOf(groups.map(({ area }) => area))),
    }
    return {
      own: groups.map(({ own }) => (known(name, (measure) => measures.includes(measure)) ? count(own) : null)),
      both: groups.map((group) =>
        known(name, (measure) => isToldIn(group.values, measure)) ? count(group.area) : null,
      ),
      ownTotal: isKnownOwn ? total.own : null,
      restTotal: isKnownOwn && isKnownOfArea ? total.area - total.own : null,
    }
  })
  const everybody = (parts: Parts) => sizeOf(parts) - (parts['excluded'] ?? 0)
  const sizes = groups.map(({ own, area }) => ({ own: everybody(own), rest: everybody(without(area, own)) }))
  const nth = (name: string) => all.findIndex((one) => one.name === name)
  const sums = made.map(({ whole, names }) => ({ whole: whole === null ? null : nth(whole), parts: names.map(nth) }))
  const widths = widthsOf({ sizes, figures, sums })
  return inOrder
    .filter((measure) => topicOf(measure) === topic)
    .every((measure) =>
      groups.every(({ own, area }, at) => {
        const few = [own, without(area, own)].some((parts) =>
          apart(parts, [measure]).some((count) => isSmall(count, limit)),
        )
        return !few || (widths[nth(measure)]?.[at] ?? 0) >= limit
      }),
    )
}

function isToldOf({ numerator }: ShownFigure): boolean {
  return numerator !== null
}

/** How many are in each part that some figures together tell apart: above the line of the same ones. */
function apart(parts: Parts, measures: readonly BoardMeasure[]): number[] {
  const counts = new Map<string, number>()
  for (const [part, people] of Object.entries(parts)) {
    if (part === 'excluded') continue
    const key = measures.map((measure) => (partsAbove(measure).includes(part) ? '1' : '0')).join('')
    counts.set(key, (counts.get(key) ?? 0) + people)
  }
  return [...counts.values()]
}

function partsIn(groups: readonly Group[], value: string): Parts {
  return groups.find((one) => one.value === value)?.parts ?? {}
}

function joined(groups: readonly Together[]): Together {
  const [first] = groups
  return {
    others: (first?.others ?? []).map((_, at) => sumOf(groups.map(({ others }) => others[at] ?? {}))),
    values: groups.flatMap(({ values }) => values),
    own: sumOf(groups.map(({ own }) => own)),
    area: sumOf(groups.map(({ area }) => area)),
  }
}

function sumOf(all: readonly Parts[]): Parts {
  const sum: Record<string, number> = {}
  for (const parts of all) for (const [part, people] of Object.entries(parts)) sum[part] = (sum[part] ?? 0) + people
  return sum
}

function without(all: Parts, some: Parts): Parts {
  return Object.fromEntries(Object.entries(all).map(([part, people]) => [part, people - (some[part] ?? 0)]))
}

function sizeOf(parts: Parts): number {
  return Object.values(parts).reduce((sum, people) => sum + people, 0)
}

function isWhole({ numerator, denominator }: ShownFigure): boolean {
  return numerator !== null && denominator !== null
}

/** One figure of each of the groups that are told, with that of the same group in the whole area. */
export function figureOfGroups(measure: BoardMeasure, { groups }: ToldGroups) {
  return groups.map(({ values, own, area }) => {
    const figure = figureOf(measure, own)
    return { values, ...figure, share: shareOf(figure), area: shareOf(figureOf(measure, area)) }
  })
}
