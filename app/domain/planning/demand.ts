import { shownTable } from '~/kit/small-numbers'
import { shownNested } from './nested'

/** What is counted of learners; each may be kept back. */
export const demandCounts = [
  'firstChoices',
  'choices',
  'offers',
  'accepted',
  'enrolled',
  'refusedFull',
  'taken',
] as const
export type DemandCount = (typeof demandCounts)[number]

/** What is counted of courses; none of it tells of anybody. */
export type Supply = { runs: number; runsUntold: number; places: number; unfilled: number }
export type DemandSums = Supply & Record<DemandCount, number>

/** The same as it may be shown. What is unfilled tells what is taken, so the two are kept back together. */
export type ShownDemand = Omit<Supply, 'unfilled'> & { unfilled: number | null } & Record<DemandCount, number | null>

export type SubjectLine = DemandSums & { subjectCode: string; level: string }
export type SiteLine = DemandSums & { providerId: string; provider: string; siteId: string | null; site: string | null }

export type ShownLine<Key> = { key: Key; shown: ShownDemand }

/** The sums of a cycle by subject, by level, and by both, so that no table tells what another keeps back. */
export function shownBySubject(lines: readonly SubjectLine[]) {
  const subjects = distinct(lines.map(({ subjectCode }) => subjectCode))
  const levels = distinct(lines.map(({ level }) => level))
  const at = new Map(lines.map((line) => [`${line.subjectCode} ${line.level}`, line]))
  const lineAt = (subjectCode: string, level: string) => at.get(`${subjectCode} ${level}`)
  const tables = eachCount((count) =>
    shownTable(subjects.map((subject) => levels.map((level) => lineAt(subject, level)?.[count] ?? 0))),
  )
  const counts = (pick: (table: (typeof tables)[DemandCount]) => number | null | undefined) =>
    eachCount((count) => pick(tables[count]) ?? null)
  return {
    subjects: subjects.map((subjectCode, row) => ({
      key: subjectCode,
      shown: asShown(
        supplyOf(lines.filter((line) => line.subjectCode === subjectCode)),
        counts((table) => table.rowTotals[row]),
      ),
    })),
    levels: levels.map((level, column) => ({
      key: level,
      shown: asShown(
        supplyOf(lines.filter((line) => line.level === level)),
        counts((table) => table.columnTotals[column]),
      ),
    })),
    both: lines.map((line) => ({
      key: { subjectCode: line.subjectCode, level: line.level },
      shown: asShown(
        line,
        counts((table) => table.cells[subjects.indexOf(line.subjectCode)]?.[levels.indexOf(line.level)]),
      ),
    })),
    total: asShown(
      supplyOf(lines),
      counts((table) => table.total),
    ),
  }
}

/** The sums of each site, under its provider. */
export function shownBySite(lines: readonly SiteLine[]) {
  const providers = [...Map.groupBy(lines, ({ providerId }) => providerId).values()]
  const nested = eachCount((count) => shownNested(providers.map((sites) => sites.map((site) => site[count]))))
  return {
    providers: providers.map((sites, at) => ({
      provider: { id: sites[0]?.providerId ?? '', name: sites[0]?.provider ?? '' },
      shown: asShown(
        supplyOf(sites),
        eachCount((count) => nested[count].groups[at]?.total ?? null),
      ),
      sites: sites.map(({ site, ...line }, place) => ({
        key: site,
        shown: asShown(
          line,
          eachCount((count) => nested[count].groups[at]?.parts[place] ?? null),
        ),
      })),
    })),
    total: asShown(
      supplyOf(lines),
      eachCount((count) => nested[count].total),
    ),
  }
}

/** First choices for every hundred places; null where either is not known. */
export function perHundredPlaces({
  places,
  firstChoices,
}: Pick<ShownDemand, 'places' | 'firstChoices'>): number | null {
  return places === 0 || firstChoices === null ? null : Math.round((1000 * firstChoices) / places) / 10
}

function asShown(
  { runs, runsUntold, places, unfilled }: Supply,
  counts: Record<DemandCount, number | null>,
): ShownDemand {
  return { runs, runsUntold, places, ...counts, unfilled: counts.taken === null ? null : unfilled }
}

function supplyOf(lines: readonly Supply[]): Supply {
  const sum = (name: keyof Supply) => lines.reduce((all, line) => all + line[name], 0)
  return { runs: sum('runs'), runsUntold: sum('runsUntold'), places: sum('places'), unfilled: sum('unfilled') }
}

function eachCount<T>(work: (count: DemandCount) => T): Record<DemandCount, T> {
  return {
    firstChoices: work('firstChoices'),
    choices: work('choices'),
    offers: work('offers'),
    accepted: work('accepted'),
    enrolled: work('enrolled'),
    refusedFull: work('refusedFull'),
    taken: work('taken'),
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].toSorted()
}
