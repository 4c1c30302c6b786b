import { shownList, shownTable } from '~/kit/small-numbers'
import { formatDay, formatMoment } from '~/kit/dates'
import { destinationGroups, groupOf, type DestinationGroup } from '../leavers/leaver.words'
import { contactWords } from '../participation/contact.words'
import type { NotKnownRow } from './survey.queries.server'

type SchoolCounts = {
  schoolName: string | null
  learner: number
  file: number
  record: number
  adviser: number
  notKnown: number
}

const KEPT_BACK = 'kept back'

/** How each school stands: small numbers and what they could be worked out from are kept back. The share is said where both its parts are. */
export function schoolsShown(schools: readonly SchoolCounts[]) {
  const counts = schools.map(({ record, adviser, file, learner, notKnown }) => [
    record,
    adviser,
    file,
    learner,
    notKnown,
  ])
  const { cells, rowTotals, columnTotals, total } = shownTable(counts)
  const line = (name: string, own: readonly (number | null)[], all: number | null) => [
    name,
    ...[...own, all].map(cell),
    shareOf(all, own.at(-1) ?? null),
  ]
  return {
    rows: schools.map(({ schoolName }, at) => line(schoolName ?? 'On no roll', cells[at] ?? [], rowTotals[at] ?? null)),
    all: schools.length > 0 ? line('All', columnTotals, total) : null,
  }
}

function shareOf(all: number | null, notKnown: number | null): string {
  if (all === null || notKnown === null) return KEPT_BACK
  return all === 0 ? 'not known' : `${Math.round((100 * (all - notKnown)) / all)}%`
}

/** How many did each kind of thing, as bars. */
export function familiesShown(counts: readonly { family: string | null; count: number }[]) {
  const groups = Object.keys(destinationGroups).filter((name): name is DestinationGroup => name in destinationGroups)
  const sums = groups.map((group) =>
    counts.filter(({ family }) => groupOf(family) === group).reduce((sum, { count }) => sum + count, 0),
  )
  const { parts } = shownList(sums)
  return groups.map((group, at) => ({
    label: destinationGroups[group],
    value: parts[at] ?? 0,
    text: cell(parts[at] ?? null),
  }))
}

function cell(count: number | null): string {
  return count === null ? KEPT_BACK : String(count)
}

/** One of whom nobody knows, as a row of the adviser’s list. */
export function notKnownShown(row: NotKnownRow) {
  const { id, learnerId, givenNames, familyName, schoolName, letters, triedKind, triedOutcome, triedAt } = row
  const isTry = triedKind !== null && triedOutcome !== null && triedAt !== null
  return {
    ...{ id, learnerId, name: `${givenNames} ${familyName}`, school: schoolName ?? 'On no roll' },
    letters: letters === 0 ? 'None' : String(letters),
    tried: isTry
      ? `${contactWords({ kind: triedKind, outcome: triedOutcome })}, ${formatMoment(triedAt)}`
      : 'Nobody has tried yet',
  }
}

/** A word that somebody said, as a row. */
export function daysWords(saidOn: string, withdrawnAt: Date | null): string {
  return withdrawnAt === null ? formatDay(saidOn) : `${formatDay(saidOn)}, not counted any more`
}
