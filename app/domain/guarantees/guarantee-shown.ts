import { formatDay, londonDay } from '~/kit/dates'
import type { Evidence, Outcome } from './guarantee'
import { evidenceWords, outcomeTags } from './guarantee.words'

type Row = {
  id: string
  learnerId: string
  givenNames: string
  familyName: string
  schoolName: string | null
  yearGroup: number
  outcome: string
  label: string
  source: string
  reason: string | null
  decidedAt: Date | null
  deciderName: string | null
  evidence: Evidence | null
  code: string
  recordCode: string
  recordLabel: string
  recordEvidence: Evidence | null
}

/** One line of the desk, in words. */
export function deskRowShown(row: Row) {
  return {
    ...{ id: row.id, learnerId: row.learnerId, label: row.label },
    name: `${row.givenNames} ${row.familyName}`,
    school: row.schoolName ?? 'On no roll',
    year: `Year ${row.yearGroup}`,
    tag: tagOf(row.outcome),
    why: whyOf(row),
    record: besideOf(row),
  }
}

export type DeskRowShown = ReturnType<typeof deskRowShown>

/** What an answer rests on: the record’s evidence, or an adviser’s reason with who gave it and when. */
export function whyOf({ source, reason, decidedAt, deciderName, evidence }: Omit<Row, 'id'> | Row): string {
  if (source === 'adviser') {
    const who = [deciderName ?? 'An adviser', decidedAt ? formatDay(londonDay(decidedAt)) : null].filter(Boolean)
    return `${reason} (${who.join(', ')})`
  }
  return evidence ? evidenceWords(evidence) : 'Not known'
}

/** What the record says beside the word of an adviser, where it is something else. */
export function besideOf({
  source,
  code,
  recordCode,
  recordLabel,
  recordEvidence,
}: Omit<Row, 'id'> | Row): string | null {
  if (source !== 'adviser' || code === recordCode) return null
  return `The record says: ${recordLabel}. ${recordEvidence ? evidenceWords(recordEvidence) : ''}`.trim()
}

export function tagOf(outcome: string) {
  return isOutcome(outcome) ? outcomeTags[outcome] : outcomeTags['not-recorded']
}

type Count = { outcome: string; count: number }

/** How many have each kind of answer, in the order asked for. */
export function tilesOf(counts: readonly Count[], outcomes: readonly Outcome[]) {
  return outcomes.map((outcome) => ({
    outcome,
    count: counts.reduce((sum, row) => sum + (row.outcome === outcome ? row.count : 0), 0),
  }))
}

function isOutcome(name: string): name is Outcome {
  return Object.hasOwn(outcomeTags, name)
}
