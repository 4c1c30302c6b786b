import { csvText, type Cell } from '~/kit/csv'
import type { AreaWords } from '~/domain/courses/area-word'
import {
  perHundredPlaces,
  shownBySite,
  shownBySubject,
  type ShownDemand,
  type SiteLine,
  type SubjectLine,
} from './demand'
import { bandWords } from './flow'
import { shownBands, shownFlows, type FlowRow } from './flow-shown'
import { demandColumns, KEPT_BACK, levelName, subjectName } from './planning.words'
import { evidenceKinds, evidenceWords, shownClusters, type Cluster } from './unmet-demand'

/** A table as pages, paper and files show it. A number that is not told is null; the first cells name the row. */
export type PlanTable = { caption: string; names: readonly string[]; columns: readonly string[]; rows: PlanRow[] }
export type PlanRow = { names: string[]; cells: (number | string | null)[] }

export const demandWays = ['subject', 'level', 'both', 'site'] as const
export type DemandWay = (typeof demandWays)[number]

export const demandWayWords: Record<DemandWay, string> = {
  subject: 'By subject',
  level: 'By level',
  both: 'By subject and level',
  site: 'By provider and site',
}

const demandHead = Object.values(demandColumns)

/** What is asked for and what there is, by subject, by level or by both. */
export function demandTable(
  lines: readonly SubjectLine[],
  way: Exclude<DemandWay, 'site'>,
  local: AreaWords,
): PlanTable {
  const { subjects, levels, both, total } = shownBySubject(lines)
  const all = { names: way === 'both' ? ['All', ''] : ['All'], cells: demandCells(total) }
  const table = { caption: 'What is asked for and what there is', columns: demandHead }
  if (way === 'subject') {
    const rows = subjects.map(({ key, shown }) => ({ names: [subjectName(local, key)], cells: demandCells(shown) }))
    return { ...table, names: ['Subject'], rows: [...inOrder(rows), all] }
  }
  if (way === 'level') {
    const rows = levels.map(({ key, shown }) => ({ names: [levelName(key)], cells: demandCells(shown) }))
    return { ...table, names: ['Level'], rows: [...rows, all] }
  }
  const rows = both.map(({ key: { subjectCode, level }, shown }) => ({
    names: [subjectName(local, subjectCode), levelName(level)],
    cells: demandCells(shown),
  }))
  return { ...table, names: ['Subject', 'Level'], rows: [...inOrder(rows), all] }
}

/** The same by provider and site. */
export function siteTable(lines: readonly SiteLine[]): PlanTable {
  const { providers, total } = shownBySite(lines)
  const rows = providers.flatMap(({ provider, shown, sites }) => [
    ...(sites.length > 1 ? [{ names: [provider.name, 'All sites'], cells: demandCells(shown) }] : []),
    ...sites.map((site) => ({ names: [provider.name, site.key ?? 'Site not told'], cells: demandCells(site.shown) })),
  ])
  return {
    caption: 'What is asked for and what there is',
    names: ['Provider', 'Site'],
    columns: demandHead,
    rows: [...rows, { names: ['All', ''], cells: demandCells(total) }],
  }
}

function demandCells(shown: ShownDemand): PlanRow['cells'] {
  const { places, firstChoices, choices, offers, accepted, enrolled, taken, unfilled, refusedFull } = shown
  const isUntold = places === 0 && shown.runsUntold > 0
  const rate = perHundredPlaces(shown)
  return [
    ...[isUntold ? 'not told' : places, firstChoices, choices, offers, accepted, enrolled, taken],
    ...[isUntold ? 'not known' : unfilled, refusedFull, rate ?? (places === 0 ? 'not known' : null)],
  ]
}

/** The largest clusters of what was asked for in vain. */
export function unmetTable(clusters: readonly Cluster[], local: AreaWords): PlanTable {
  return {
    caption: 'What was asked for in vain',
    names: ['Subject', 'Level', 'Home district'],
    columns: ['All together', ...evidenceKinds.map((kind) => evidenceWords[kind].label)],
    rows: shownClusters(clusters).map((cluster) => ({
      names: [subjectName(local, cluster.subjectCode), levelName(cluster.level), cluster.outcode || 'Not known'],
      cells: [cluster.together, ...evidenceKinds.map((kind) => cluster[kind])],
    })),
  }
}

/** From where to where, by authority and by provider. */
export function flowTables(rows: readonly FlowRow[]): { matrix: PlanTable; providers: PlanTable } {
  const { homes, authorities, matrix, providers } = shownFlows(rows)
  return {
    matrix: {
      caption: 'From home to provider, by authority',
      names: ['Home authority'],
      columns: [...authorities, 'All'],
      rows: [
        ...homes.map((home, at) => ({
          names: [home],
          cells: [...(matrix.cells[at] ?? []), matrix.rowTotals[at] ?? null],
        })),
        ...(homes.length > 0 ? [{ names: ['All'], cells: [...matrix.columnTotals, matrix.total] }] : []),
      ],
    },
    providers: {
      caption: 'Learners by provider',
      names: ['Authority', 'Provider'],
      columns: ['Learners'],
      rows: providers.map(({ authority, provider, learners }) => ({ names: [authority, provider], cells: [learners] })),
    },
  }
}

/** How far the area's own learners go. */
export function bandTable(rows: readonly { isOwn: boolean; band: string; learners: number }[]): PlanTable {
  const { bands, total } = shownBands(rows.filter(({ isOwn }) => isOwn))
  return {
    caption: 'How far the area’s own learners go',
    names: ['Distance'],
    columns: ['Learners'],
    rows: [
      ...bands.map(({ band, learners }) => ({ names: [bandWords[band]], cells: [learners] })),
      { names: ['All'], cells: [total] },
    ],
  }
}

export const comparedSteps = ['choices', 'offers', 'accepted', 'enrolled'] as const
type ComparedStep = (typeof comparedSteps)[number]

/** This cycle beside the last one on the same day of its year, by subject. */
export function yearTable(
  now: readonly SubjectLine[],
  then: readonly SubjectLine[],
  local: AreaWords,
  compared: readonly ComparedStep[] = comparedSteps,
): PlanTable {
  const [here, before] = [shownBySubject(now), shownBySubject(then)]
  const columns = compared.flatMap((name) => [`${demandColumns[name]}, now`, 'last year', 'change'])
  const row = (names: string[], a: ShownDemand | undefined, b: ShownDemand | undefined): PlanRow => ({
    names,
    cells: [
      ...[a?.places ?? 0, b?.places ?? 0],
      ...compared.flatMap((name) => {
        const [is, was] = [a ? a[name] : 0, b ? b[name] : 0]
        return [is, was, changeOf(is, was)]
      }),
    ],
  })
  const codes = [...new Set([...here.subjects, ...before.subjects].map(({ key }) => key))]
  const rows = codes.map((code) =>
    row(
      [subjectName(local, code)],
      here.subjects.find(({ key }) => key === code)?.shown,
      before.subjects.find(({ key }) => key === code)?.shown,
    ),
  )
  return {
    caption: 'This cycle and the last one on the same day',
    names: ['Subject'],
    columns: ['Places, now', 'last year', ...columns],
    rows: [...inOrder(rows), row(['All'], here.total, before.total)],
  }
}

function changeOf(is: number | null, was: number | null): number | null {
  return is === null || was === null ? null : is - was
}

/** A table as a file that a spreadsheet opens. What is kept back says so. */
export function tableFile({ names, columns, rows }: PlanTable): string {
  return csvText(
    [...names, ...columns],
    rows.map((row) => [...row.names, ...row.cells.map((cell): Cell => cell ?? KEPT_BACK)]),
    { isForPeople: true },
  )
}

function inOrder(rows: readonly PlanRow[]): PlanRow[] {
  return rows.toSorted((a, b) => a.names.join(' ').localeCompare(b.names.join(' ')))
}
