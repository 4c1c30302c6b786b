import { shownTable } from '~/kit/small-numbers'
import { isMismatch } from './leaver'
import type { LeaverRow } from './leaver.queries.server'
import { novemberEvidenceOf } from './leaver.schemas'
import {
  destinationGroups,
  evidenceWords,
  groupOf,
  mismatchTags,
  sinceWords,
  sustainedWords,
  type DestinationGroup,
} from './leaver.words'

/** A leaver as a row of a list. */
export function leaverShown(row: LeaverRow) {
  const { id, learnerId, givenNames, familyName, schoolName, form, intendedLabel, offers, accepted, openMismatch } = row
  const evidence = novemberEvidenceOf(row.novemberEvidence)
  return {
    ...{
      id,
      learnerId,
      name: `${givenNames} ${familyName}`,
      school: schoolName ?? 'On no roll',
      form: form ?? 'No form',
    },
    intended: intendedLabel ?? 'Not recorded',
    offered: offers === 0 ? 'No offer' : offers === 1 ? '1 offer' : `${offers} offers`,
    accepted: accepted ?? 'Nothing accepted',
    november: [row.novemberLabel ?? 'Not known', evidence?.where].filter(Boolean).join(', '),
    why: evidence ? sinceWords(`${evidenceWords[evidence.kind]}: ${evidence.what}`, evidence.on) : '',
    sustained: sustainedWords[row.sustained ?? ''] ?? 'Not known yet',
    sustainedWhy: row.sustainedEvidence ?? '',
    tag: openMismatch !== null && isMismatch(openMismatch) ? mismatchTags[openMismatch] : null,
  }
}

export type LeaverShown = ReturnType<typeof leaverShown>

type Count = { intended: string | null; family: string | null; count: number }

/** Intended by what they did, with small numbers and what they could be worked out from kept back. */
export function countsShown(counts: readonly Count[]) {
  const groups = Object.keys(destinationGroups).filter((name): name is DestinationGroup => name in destinationGroups)
  const plans = [...new Set(counts.map(({ intended }) => intended ?? NO_PLAN))]
  const countOf = (plan: string, group: DestinationGroup) =>
    counts
      .filter(({ intended, family }) => (intended ?? NO_PLAN) === plan && groupOf(family) === group)
      .reduce((sum, { count }) => sum + count, 0)
  const table = shownTable(plans.map((plan) => groups.map((group) => countOf(plan, group))))
  return {
    head: [...groups.map((group) => destinationGroups[group]), 'All'],
    rows: [
      ...plans.map((plan, at) => [plan, ...[...(table.cells[at] ?? []), table.rowTotals[at] ?? null].map(cell)]),
      ...(plans.length > 0 ? [['All', ...[...table.columnTotals, table.total].map(cell)]] : []),
    ],
  }
}

const NO_PLAN = 'No plan recorded'
const KEPT_BACK = 'kept back'

function cell(count: number | null): string {
  return count === null ? KEPT_BACK : String(count)
}
