import { outcomes, type Outcome } from '~/domain/guarantees/guarantee'
import { shownOutcomes } from '~/domain/guarantees/guarantee-counts'
import type { Measure } from '~/domain/partnership-targets/measure'
import { isSmall, shownTable } from '~/kit/small-numbers'
import type { Standing } from './standing'

/** The figures of the boards, in the order in which they are told. */
export const boardMeasures = [
  'neet-or-not-known',
  'neet',
  'not-known',
  'participating',
  'meeting-duty',
  'guarantee-offered',
  'guarantee-none',
  'guarantee-not-recorded',
] as const satisfies readonly Measure[]

export type BoardMeasure = (typeof boardMeasures)[number]

const meetingDuty: readonly Standing[] = ['full-time', 'apprenticeship', 'work-with-study', 'training']
const neet: readonly Standing[] = ['neet-available', 'neet-unavailable']

/** What stands above the line of each figure. Below it is everybody but those in no figure. */
const standingsAbove: Record<OfStanding, readonly Standing[]> = {
  'neet-or-not-known': [...neet, 'not-known'],
  neet,
  'not-known': ['not-known'],
  participating: [...meetingDuty, 'part-time-study'],
  'meeting-duty': meetingDuty,
}
const outcomesAbove: Record<OfGuarantee, readonly Outcome[]> = {
  'guarantee-offered': ['offer', 'continuing'],
  'guarantee-none': ['no-offer'],
  'guarantee-not-recorded': ['not-recorded'],
}

/** The standings, or the answers of the September Guarantee, that a figure is the sum of. */
export function standingsOf(measure: OfStanding): readonly Standing[] {
  return standingsAbove[measure]
}

export function outcomesOf(measure: OfGuarantee): readonly Outcome[] {
  return outcomesAbove[measure]
}

/** What stands above the line of a figure. */
export function partsAbove(measure: BoardMeasure): readonly string[] {
  return isOfGuarantee(measure) ? outcomesAbove[measure] : standingsAbove[measure]
}

/** How many people are in each part: of the standings, or of the answers of the September Guarantee. */
export type Parts = Readonly<Record<string, number>>

export type Figure = { numerator: number; denominator: number }

/** One figure from the parts it is made of. */
export function figureOf(measure: BoardMeasure, parts: Parts): Figure {
  const denominator = Object.entries(parts).reduce((sum, [part, people]) => sum + (part === 'excluded' ? 0 : people), 0)
  return { numerator: partsAbove(measure).reduce((sum, part) => sum + (parts[part] ?? 0), 0), denominator }
}

/** Which of the two countings a figure is made of. */
export function topicOf(measure: BoardMeasure): 'standing' | 'guarantee' {
  return isOfGuarantee(measure) ? 'guarantee' : 'standing'
}

/** The figures of the September Guarantee; all others are of what young people do. */
export type OfGuarantee = Extract<BoardMeasure, `guarantee-${string}`>

export function isOfGuarantee(measure: BoardMeasure): measure is OfGuarantee {
  return measure.startsWith('guarantee-')
}

/** A share of a hundred with one decimal, as it is published; nothing of nobody. */
export function shareOf({ numerator, denominator }: Figure): number | null {
  return denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10
}

/** A figure for somebody who may not see names; null is kept back, with its share. */
export type ShownFigure = { numerator: number | null; denominator: number | null; share: number | null }
export type OfStanding = Exclude<BoardMeasure, OfGuarantee>

/** Figures of groups that make up the whole: all as they are for whoever may see names, where no limit is given. */
export function plainFigures(measure: BoardMeasure, groups: readonly Parts[]): ShownFigure[] {
  return groups.map((parts) => shown(figureOf(measure, parts), true, true))
}

/**
 * A figure of the September Guarantee of groups that make up the whole: kept back answer by answer, as its own page does, or the pages
 * together would tell what each keeps back.
 */
export function shownGuarantee(measure: OfGuarantee, groups: readonly Parts[], limit: number): ShownFigure[] {
  const table = shownOutcomes(
    groups.map((parts) => outcomes.map((outcome) => parts[outcome] ?? 0)),
    limit,
  )
  return groups.map((parts, at) => {
    const cells = table.cells[at] ?? []
    const hasEverybody = isTold(table.rowTotals[at])
    const areTold = (wanted: boolean) =>
      outcomes.every((outcome, nth) => outcomesOf(measure).includes(outcome) !== wanted || isTold(cells[nth]))
    return shown(figureOf(measure, parts), areTold(true) || (hasEverybody && areTold(false)), hasEverybody)
  })
}

// Whoever looks at a board looks for these first: of what may be kept back instead, the rest goes first.
const WORTH = [1000, 1, 2]

/**
 * The figures of what young people do, of groups that make up the whole. They are sums and differences of each other: taken from all, those
 * not taking part or not known and those taking part leave who works without study; taking part and meeting the duty differ by part-time
 * study. So they are kept back together: first the three parts of everybody, then each of two parts within its own.
 */
export function shownFigures(groups: readonly Parts[], limit: number): Record<OfStanding, ShownFigure>[] {
  const all = groups.map((parts) => ({
    ...{
      both: figureOf('neet-or-not-known', parts),
      neet: figureOf('neet', parts),
      unknown: figureOf('not-known', parts),
    },
    ...{ part: figureOf('participating', parts), duty: figureOf('meeting-duty', parts) },
  }))
  const table = shownTable(
    all.map(({ both, part }) => [both.numerator, both.denominator - both.numerator - part.numerator, part.numerator]),
    limit,
    WORTH,
  )
  const told = all.map((_, at) => ({
    both: isTold(table.cells[at]?.[0]),
    part: isTold(table.cells[at]?.[2]),
    everybody: isTold(table.rowTotals[at]),
  }))
  const out = partsTold(
    all.map(({ neet, unknown }) => [neet.numerator, unknown.numerator]),
    told.map(({ both }) => both),
    limit,
  )
  const within = partsTold(
    all.map(({ duty, part }) => [duty.numerator, part.numerator - duty.numerator]),
    told.map(({ part }) => part),
    limit,
  )
  return all.map(({ both, neet, unknown, part, duty }, at) => {
    const { both: hasBoth = false, part: hasPart = false, everybody = false } = told[at] ?? {}
    return {
      'neet-or-not-known': shown(both, hasBoth, everybody),
      neet: shown(neet, out[at]?.[0] ?? false, everybody),
      'not-known': shown(unknown, out[at]?.[1] ?? false, everybody),
      participating: shown(part, hasPart, everybody),
      'meeting-duty': shown(duty, within[at]?.[0] ?? false, everybody),
    }
  })
}

// What a sum is made of, for the groups whose sum is told. All others stand together as one group, which anybody could work out.
function partsTold(parts: readonly [number, number][], isSumTold: readonly boolean[], limit: number): boolean[][] {
  const open = parts.filter((_, at) => isSumTold[at])
  const others = parts.filter((_, at) => !isSumTold[at])
  const together = [0, 1].map((column) => others.reduce((sum, line) => sum + (line[column] ?? 0), 0))
  const { cells } = shownTable(others.length > 0 ? [...open, together] : open, limit)
  let next = 0
  return parts.map((_, at) => (isSumTold[at] ? (cells[next++] ?? []).map(isTold) : [false, false]))
}

function shown(figure: Figure, hasNumerator: boolean, hasDenominator: boolean): ShownFigure {
  return {
    numerator: hasNumerator ? figure.numerator : null,
    denominator: hasDenominator ? figure.denominator : null,
    share: hasNumerator && hasDenominator ? shareOf(figure) : null,
  }
}

function isTold(cell: number | null | undefined): boolean {
  return cell !== null && cell !== undefined
}

/** Both sides of a change from one month to the next are kept back where one is small: the sum of the month before tells the other. */
export function shownChange(joined: number, left: number, limit: number) {
  return isSmall(joined, limit) || isSmall(left, limit) ? { joined: null, left: null } : { joined, left }
}

/** The mean of three months as it is published: people of all three above people of all three; nothing where one is missing. */
export function meanOf(months: readonly (Figure | undefined)[]): Figure | null {
  if (months.length === 0 || months.some((month) => month === undefined)) return null
  return months.reduce<Figure>(
    (sum, month) => ({
      numerator: sum.numerator + (month?.numerator ?? 0),
      denominator: sum.denominator + (month?.denominator ?? 0),
    }),
    { numerator: 0, denominator: 0 },
  )
}

/** December, January and February of a school year: the months of the headline. */
export function headlineMonths(schoolYear: number): [string, string, string] {
  const next = schoolYear + 1
  const isLeap = next % 4 === 0 && (next % 100 !== 0 || next % 400 === 0)
  return [`${schoolYear}-12-31`, `${next}-01-31`, `${next}-02-${isLeap ? 29 : 28}`]
}

/** The fifth in which a share would stand among those of all authorities: 1 is the best. */
export function fifthOf(share: number, others: readonly number[], better: 'lower' | 'higher'): number | null {
  if (others.length < 5) return null
  const ahead = others.filter((other) => (better === 'lower' ? other < share : other > share)).length
  return Math.min(5, Math.floor((5 * ahead) / others.length) + 1)
}
