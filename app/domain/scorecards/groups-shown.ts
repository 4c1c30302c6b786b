import { shownChange, type BoardMeasure, type Parts, type ShownFigure } from './figure'
import {
  countWords,
  dimensionWords,
  lengthWords,
  measureLabel,
  monthWords,
  shareWords,
  valueLabel,
  wayWords,
} from './scorecard.words'
import { figuresFor, type Limit } from './scorecard-shown'
import { lengths, type Dimension } from './tally'
import { shownList } from '~/kit/small-numbers'

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

// Circumstances overlap: each is held against everybody without it, which anybody can work out.
function oneByOne(measure: BoardMeasure, groups: readonly Group[], whole: Parts, limit: Limit): ShownFigure[] {
  return groups.flatMap(({ parts }) => figuresFor(measure, [parts, without(whole, parts)], limit).slice(0, 1))
}

function without(whole: Parts, parts: Parts): Parts {
  return Object.fromEntries(Object.entries(whole).map(([part, people]) => [part, people - (parts[part] ?? 0)]))
}

/** The lines of a sheet. Everything in it is kept back that a page keeps back from whoever may not see names. */
export function sheetOf(
  measure: BoardMeasure,
  dimension: Dimension,
  periodEnd: string,
  rows: ReturnType<typeof groupsShown>,
) {
  return {
    headings: ['Figure', 'Month', 'By', 'Group', 'People', 'Of', 'Share'],
    rows: rows.map(({ label, numerator, denominator, text }) => [
      ...[measureLabel(measure), periodEnd, dimensionWords[dimension], label, numerator, denominator, text],
    ]),
  }
}

type Change = { topic: string; part: string; people: number; label: string | null }
export type MonthOfChange = { periodEnd: string; isBeforeKnown: boolean; counts: readonly Change[] }

/** Who joined and who left in each month, with what the months before and after have. */
export function changesShown(months: readonly MonthOfChange[], limit: Limit) {
  return months.map(({ periodEnd, isBeforeKnown, counts }) => {
    const [now, joined, left] = ['activity', 'joined', 'left'].map((topic) => sumOf(counts, topic))
    const told = limit === null ? { joined: joined ?? 0, left: left ?? 0 } : shownChange(joined ?? 0, left ?? 0, limit)
    const standing = limit === null ? (now ?? 0) : shownList([now ?? 0], limit).total
    const change = (count: number | null) => (isBeforeKnown ? countWords(count) : 'not known')
    return [monthWords(periodEnd), change(told.joined), change(told.left), countWords(standing)]
  })
}

/** For how long, why, and where from and where to, in one month. */
export function detailShown(month: MonthOfChange, limit: Limit) {
  const { counts } = month
  const isTold = limit === null || shownChange(sumOf(counts, 'joined'), sumOf(counts, 'left'), limit).joined !== null
  return {
    lengths: listShown(
      lengths.map(({ name }) => ({ label: lengthWords[name] ?? name, people: peopleIn(counts, 'length', name) })),
      limit,
    ),
    causes: listShown(
      of(counts, 'activity').map(({ part, label, people }) => ({ label: label ?? part, people })),
      limit,
    ),
    joined: isTold ? waysShown(of(counts, 'joined'), limit) : [],
    left: isTold ? waysShown(of(counts, 'left'), limit) : [],
  }
}

function waysShown(counts: readonly Change[], limit: Limit) {
  return listShown(
    counts.map(({ part, people }) => ({ label: wayWords(part), people })),
    limit,
  )
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
