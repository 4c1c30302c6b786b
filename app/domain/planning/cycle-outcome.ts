import { isSmall, shownTable } from '~/kit/small-numbers'

/** What a cycle came to in one subject and level. Who stayed had not left the course early when it was counted. */
export type Outcome = {
  subjectCode: string
  level: string
  places: number
  runsUntold: number
  choices: number
  firstChoices: number
  enrolled: number
  stayed: number
}

const tabled = ['choices', 'firstChoices', 'enrolled'] as const
type Counted = (typeof tabled)[number] | 'stayed'

/** The same as it may be told; null is kept back. Places that are not all told are not a number to hold anything against. */
export type ShownOutcome = { places: number | null } & Record<Counted, number | null>

/** What a gap was, and is, in one cycle. */
export type Followed = ShownOutcome & { cycle: string; countedTo: string | null; together: number | null }

/**
 * What a cycle came to, subject by subject and level by level, as it may be told: kept back as in the tables of the whole cycle. Who stayed
 * is told only where neither they nor those who left are few, for the one would tell the other.
 */
export function shownOutcomes(lines: readonly Outcome[]): (subjectCode: string, level: string) => ShownOutcome {
  const subjects = distinct(lines.map((line) => line.subjectCode))
  const levels = distinct(lines.map((line) => line.level))
  const at = new Map(lines.map((line) => [`${line.subjectCode} ${line.level}`, line]))
  const lineAt = (subject: string, level: string) => at.get(`${subject} ${level}`)
  const tables = tabled.map((name) =>
    shownTable(subjects.map((row) => levels.map((column) => lineAt(row, column)?.[name] ?? 0))),
  )
  return (subjectCode, level) => {
    const own = lineAt(subjectCode, level)
    if (!own) return { places: 0, choices: 0, firstChoices: 0, enrolled: 0, stayed: 0 }
    const [row, column] = [subjects.indexOf(subjectCode), levels.indexOf(level)]
    const [choices = null, firstChoices = null, enrolled = null] = tables.map(({ cells }) => cells[row]?.[column])
    const tellsFew = isSmall(own.stayed) || isSmall(own.enrolled - own.stayed)
    return {
      places: own.runsUntold > 0 ? null : own.places,
      ...{ choices, firstChoices, enrolled, stayed: enrolled === null || tellsFew ? null : own.stayed },
    }
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted()
}
