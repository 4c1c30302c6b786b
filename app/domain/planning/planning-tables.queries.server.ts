import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { courseMap } from '~/domain/search/course-map'
import type { Context } from '~/kit/context.server'
import type { FlowStep } from './flow'
import {
  demandBySite,
  demandBySubject,
  flowRows,
  largestClusters,
  lastCounted,
  planningYears,
} from './planning.queries.server'
import type { PlanningFile } from './planning.schemas'
import {
  bandTable,
  demandTable,
  flowTables,
  siteTable,
  unmetTable,
  yearTable,
  type DemandWay,
  type PlanTable,
} from './planning-table'
import { districtsOf, shownClusters } from './unmet-demand'

/** To the end of which day something was counted; null before the first night. */
type Counted = { countedTo: string | null }

/** The cycle's demand, laid out one way. */
export async function demandOf(ctx: Context, way: DemandWay): Promise<Counted & { cycle: string; table: PlanTable }> {
  const { cycle } = await planningYears(ctx)
  if (way === 'site') {
    const lines = await demandBySite(ctx, cycle.id)
    return { cycle: cycle.name, countedTo: dayOf(lines), table: siteTable(lines) }
  }
  const lines = await demandBySubject(ctx, cycle.id)
  return { cycle: cycle.name, countedTo: dayOf(lines), table: demandTable(lines, way, await areaWordsOf(ctx)) }
}

/** The largest clusters of the cycle, and the map of where they come from. */
export async function unmetOf(ctx: Context) {
  const { cycle } = await planningYears(ctx)
  const clusters = await largestClusters(ctx, cycle.id)
  const map = courseMap(districtsOf(shownClusters(clusters)), null)
  const countedTo = await lastCounted(ctx, cycle.id)
  return { cycle: cycle.name, countedTo, table: unmetTable(clusters, await areaWordsOf(ctx)), map }
}

/** Who goes where in the cycle. */
export async function flowsOf(ctx: Context, step: FlowStep) {
  const { cycle } = await planningYears(ctx)
  const rows = await flowRows(ctx, cycle.id, step)
  const countedTo = await lastCounted(ctx, cycle.id)
  return { cycle: cycle.name, countedTo, ...flowTables(rows), bands: bandTable(rows) }
}

/** This cycle beside the last. */
export async function yearsOf(ctx: Context) {
  const { cycle, before } = await planningYears(ctx)
  const { now, then } = await bothYears(ctx, cycle, before)
  const table = yearTable(now, then, await areaWordsOf(ctx))
  return { cycle: cycle.name, before: before?.name ?? null, countedTo: dayOf(now), thenTo: dayOf(then), table }
}

/** What both cycles were asked for, in one question. */
export async function bothYears(ctx: Context, cycle: { id: string }, before: { id: string } | null) {
  const lines = await demandBySubject(ctx, cycle.id, ...(before ? [before.id] : []))
  return {
    now: lines.filter(({ cycleId }) => cycleId === cycle.id),
    then: lines.filter(({ cycleId }) => cycleId === before?.id),
  }
}

/** One table by the name of its file. */
export async function tableOf(ctx: Context, file: PlanningFile, step: FlowStep): Promise<PlanTable> {
  const tables: Record<PlanningFile, () => Promise<PlanTable>> = {
    demand: async () => (await demandOf(ctx, 'subject')).table,
    levels: async () => (await demandOf(ctx, 'level')).table,
    'subjects-and-levels': async () => (await demandOf(ctx, 'both')).table,
    sites: async () => (await demandOf(ctx, 'site')).table,
    unmet: async () => (await unmetOf(ctx)).table,
    flows: async () => (await flowsOf(ctx, step)).matrix,
    providers: async () => (await flowsOf(ctx, step)).providers,
    distances: async () => (await flowsOf(ctx, step)).bands,
    years: async () => (await yearsOf(ctx)).table,
  }
  return tables[file]()
}

function dayOf(lines: readonly { countedTo: string | null }[]): string | null {
  return lines[0]?.countedTo ?? null
}
