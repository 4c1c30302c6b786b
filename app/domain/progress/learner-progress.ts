import { latestEffort, latestGrade, standingOf } from './standing'
import { yearWords } from './round'

type Entry = {
  roundId: string
  roundName: string
  opensOn: string
  grade: string | null
  effort: number | null
  effortLabel: string | null
  effortWords: string | null
  comment: string | null
  isLate: boolean
}

export type SubjectRow = {
  id: string
  year: number
  subject: string
  scale: string
  target: string | null
  targetSource: string | null
  organisationId: string
  organisationName: string
  entries: readonly Entry[]
}

/** The subjects of one year at one place, with the rounds in which something was said of any of them. */
export function yearsShown(rows: readonly SubjectRow[]) {
  const places = Map.groupBy(rows, ({ year, organisationId }) => `${year} ${organisationId}`)
  return [...places.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const rounds = roundsIn(own)
    return [
      {
        key: `${first.year}-${first.organisationId}`,
        title: `${yearWords(first.year)}, ${first.organisationName}`,
        rounds,
        subjects: own.map((row) => subjectShown(row, rounds)),
      },
    ]
  })
}

export type ShownYear = ReturnType<typeof yearsShown>[number]
export type ShownSubject = ShownYear['subjects'][number]

function subjectShown({ entries, targetSource, ...row }: SubjectRow, rounds: readonly { id: string }[]) {
  const grade = latestGrade(entries)
  const effort = latestEffort(entries)
  const newest = entries.findLast((entry) => entry.effort !== null)
  return {
    ...{ id: row.id, subject: row.subject, scale: row.scale, target: row.target, targetSource, grade, effort },
    effortLabel: newest?.effortLabel ?? null,
    effortWords: newest?.effortWords ?? null,
    standing: standingOf({ scale: row.scale, target: row.target, grade }),
    comment: entries.findLast(({ comment }) => comment !== null)?.comment ?? null,
    cells: rounds.map(({ id }) => {
      const entry = entries.find(({ roundId }) => roundId === id)
      return {
        roundId: id,
        ...{ grade: entry?.grade ?? null, effort: entry?.effort ?? null, effortLabel: entry?.effortLabel ?? null },
        ...{ comment: entry?.comment ?? null, isLate: entry?.isLate ?? false },
      }
    }),
  }
}

function roundsIn(rows: readonly SubjectRow[]) {
  const rounds = new Map<string, { id: string; name: string; opensOn: string }>()
  for (const { entries } of rows)
    for (const { roundId, roundName, opensOn } of entries)
      rounds.set(roundId, { id: roundId, name: roundName, opensOn })
  return [...rounds.values()].toSorted((a, b) => a.opensOn.localeCompare(b.opensOn) || a.id.localeCompare(b.id))
}
