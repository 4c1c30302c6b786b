import { outcomes } from '~/domain/guarantees/guarantee'
import { shownCodes, shownOutcomes } from '~/domain/guarantees/guarantee-counts'
import { outcomeWords } from '~/domain/guarantees/guarantee.words'
import { countWords, shownList } from '~/kit/small-numbers'
import type { Parts } from './figure'
import { valueLabel } from './scorecard.words'

type Group = { value: string; label: string | null; parts: Parts }
type Counted = {
  schools: readonly Group[]
  years: readonly Group[]
  sources: readonly Group[]
  codes: readonly Group[]
}
type Code = { code: string; label: string; outcome: string }

/**
 * The September Guarantee answer by answer, by school and by code. It is kept back exactly as the figures of the boards are, which are made
 * of the same rows: whoever reads both learns no more from the two than from each.
 */
export function guaranteeShown({ schools, years, sources, codes }: Counted, known: readonly Code[], limit: number) {
  const bySchool = shownOutcomes(schools.map(inOrder), limit)
  const byYear = shownOutcomes(years.map(inOrder), limit)
  const whole = shownOutcomes([inOrder({ parts: sumOf(schools) })], limit)
  const told = new Map(years.map(({ value }, at) => [value, byYear.cells[at] ?? []]))
  const each = known.flatMap(({ code, label, outcome }) =>
    codes.flatMap(({ value, parts }) => {
      const count = parts[code] ?? 0
      return count === 0 ? [] : [{ code, label, outcome, yearGroup: value, count }]
    }),
  )
  const shown = shownCodes(each, told, limit)
  return {
    all: whole.rowTotals[0] ?? null,
    byHand: byHandOf(sources, limit),
    open: whole.cells[0]?.[outcomes.indexOf('not-recorded')] ?? null,
    bars: outcomes.map((outcome, at) => ({
      label: outcomeWords[outcome],
      value: whole.cells[0]?.[at] ?? 0,
      text: countWords(whole.cells[0]?.[at] ?? null),
    })),
    codes: each.map(({ code, label, yearGroup }, at) => [
      ...[code, label, `Year ${yearGroup}`, countWords(shown[at] ?? null)],
    ]),
    schools: schools.map(({ value, label }, at) => [
      valueLabel('school', value, label),
      ...[bySchool.rowTotals[at] ?? null, ...(bySchool.cells[at] ?? [])].map(countWords),
    ]),
  }
}

function inOrder({ parts }: Pick<Group, 'parts'>): number[] {
  return outcomes.map((outcome) => parts[outcome] ?? 0)
}

function sumOf(groups: readonly Group[]): Parts {
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome, groups.reduce((sum, { parts }) => sum + (parts[outcome] ?? 0), 0)]),
  )
}

/** How many answers advisers gave, and not the record. */
function byHandOf(sources: readonly Group[], limit: number): number | null {
  const count = (source: string) =>
    Object.values(sources.find(({ value }) => value === source)?.parts ?? {}).reduce((sum, people) => sum + people, 0)
  return shownList([count('adviser'), count('record')], limit).parts[0] ?? null
}
