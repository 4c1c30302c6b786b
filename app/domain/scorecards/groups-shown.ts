import { shownChange, type BoardMeasure, type Parts, type ShownFigure } from './figure'
import {
  dimensionWords,
  lengthWords,
  measureLabel,
  monthWords,
  restsOn,
  shareWords,
  valueLabel,
  wayWords,
} from './scorecard.words'
import { figuresFor, type Limit } from './scorecard-shown'
import { lengths, type Dimension } from './tally'
import { countWords, isSmall, shownList } from '~/kit/small-numbers'
import { monthEndBefore } from './month'

type Group = { value: string; label: string | null; parts: Parts }

/** One figure by school, home or the like: a line for each, in the words of the page and of the sheet alike. */
export function groupsShown(
  measure: BoardMeasure,
  dimension: Dimension,
  groups: readonly Group[],
  whole: Parts,
  limit: Limit,
) {
  const figures =
    dimension === 'circumstance'
      ? oneByOne(measure, groups, whole, limit)
      : figuresFor(
          measure,
          groups.map(({ parts }) => parts),
          limit,
        )
  return groups.map(({ value, label }, at) => {
    const { numerator = null, denominator = null, share = null } = figures[at] ?? {}
    return {
      ...{
        value,
        label: valueLabel(dimension, value, label),
        share,
        text: denominator === 0 ? 'nobody counted' : shareWords(share),
      },
      ...{ numerator: countWords(numerator), denominator: countWords(denominator) },
    }
  })
}

// Circumstances overlap: each is held against everybody without it, which anybody can work out. Whoever is without it comes first, as in
// the table of any circumstance, so that the two keep back the same where there is only one.
function oneByOne(measure: BoardMeasure, groups: readonly Group[], whole: Parts, limit: Limit): ShownFigure[] {
  return groups.flatMap(({ parts }) => figuresFor(measure, [without(whole, parts), parts], limit).slice(1))
}

function without(whole: Parts, parts: Parts): Parts {
  return Object.fromEntries(Object.entries(whole).map(([part, people]) => [part, people - (parts[part] ?? 0)]))
}

/** The lines of a sheet. Everything in it is kept back that a page keeps back from whoever may not see names. */
export function sheetOf(
  measure: BoardMeasure,
  dimension: Dimension,
  month: { periodEnd: string; countedOn: string; isFrozen: boolean },
  rows: ReturnType<typeof groupsShown>,
) {
  return {
    headings: ['Figure', 'Month', 'By', 'Group', 'People', 'Of', 'Share', 'What it rests on'],
    rows: rows.map(({ label, numerator, denominator, text }) => [
      ...[measureLabel(measure), month.periodEnd, dimensionWords[dimension], label, numerator, denominator, text],
      restsOn(month),
    ]),
  }
}

type Change = { topic: string; part: string; people: number; label: string | null }
export type MonthOfChange = { periodEnd: string; isBeforeKnown: boolean; standing: Parts; counts: readonly Change[] }

/**
 * Who joined and who left in each month, the latest first, and how many there were at its end. What there was a month before is that, less
 * those who joined, and those who left: so these are told only where both ends are, and both or neither.
 */
export function changesShown(months: readonly MonthOfChange[], limit: Limit) {
  return months.map((month, at) => {
    const { joined, left } = changeTold(month, months[at + 1], limit)
    const change = (count: number | null) => (month.isBeforeKnown ? countWords(count) : 'not known')
    return [monthWords(month.periodEnd), change(joined), change(left), countWords(neetTold(month, limit))]
  })
}

/** For how long, why, and where from and where to, in the first of some months. */
export function detailShown([month, before]: readonly MonthOfChange[], limit: Limit) {
  if (!month) return null
  const isTold = neetTold(month, limit) !== null
  const isChangeTold = changeTold(month, before, limit).joined !== null
  const list = (topic: string, words: (change: Change) => string, isOpen: boolean) =>
    isOpen
      ? listShown(
          of(month.counts, topic).map((one) => ({ label: words(one), people: one.people })),
          limit,
        )
      : []
  return {
    month: monthWords(month.periodEnd),
    lengths: isTold
      ? listShown(
          lengths.map(({ name }) => ({
            label: lengthWords[name] ?? name,
            people: peopleIn(month.counts, 'length', name),
          })),
          limit,
        )
      : [],
    causes: list('activity', ({ label, part }) => label ?? part, isTold),
    joined: list('joined', ({ part }) => wayWords(part), isChangeTold),
    left: list('left', ({ part }) => wayWords(part), isChangeTold),
  }
}

/** As the board tells it: it may be kept back for the sake of another figure. */
function neetTold({ standing }: MonthOfChange, limit: Limit): number | null {
  return figuresFor('neet', [standing], limit)[0]?.numerator ?? null
}

function changeTold(month: MonthOfChange, before: MonthOfChange | undefined, limit: Limit) {
  const [joined, left] = [sumOf(month.counts, 'joined'), sumOf(month.counts, 'left')]
  if (limit === null) return { joined, left }
  const now = neetTold(month, limit)
  const isNext = before?.periodEnd === monthEndBefore(month.periodEnd)
  const isBeforeTold =
    now !== null && !isSmall(now - joined + left, limit) && (!isNext || neetTold(before, limit) !== null)
  return isBeforeTold ? shownChange(joined, left, limit) : { joined: null, left: null }
}

function listShown(rows: readonly { label: string; people: number }[], limit: Limit) {
  const people = rows.map((row) => row.people)
  const { parts } = limit === null ? { parts: people } : shownList(people, limit)
  return rows.map(({ label }, at) => ({ label, value: parts[at] ?? 0, text: countWords(parts[at] ?? null) }))
}

function of(counts: readonly Change[], topic: string) {
  return counts.filter((one) => one.topic === topic)
}

function sumOf(counts: readonly Change[], topic: string): number {
  return of(counts, topic).reduce((sum, { people }) => sum + people, 0)
}

function peopleIn(counts: readonly Change[], topic: string, part: string): number {
  return of(counts, topic).find((one) => one.part === part)?.people ?? 0
}
