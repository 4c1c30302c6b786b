import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { demandVisibleTo, flowsVisibleTo, planningDaysVisibleTo, unmetVisibleTo } from '~/access/planning-scopes.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { cycleAt } from '~/domain/cycles/cycle'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import type { Asking, Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { demandCounts, type SiteLine, type SubjectLine } from './demand'
import type { FlowStep } from './flow'
import type { ScenarioLine } from './scenario'
import { CLUSTERS_SHOWN } from './unmet-demand'

const LINES_AT_MOST = 2000
const SITES_AT_MOST = 3000
const SCENARIO_LINES_AT_MOST = 50_000
const FLOWS_AT_MOST = 10_000
const DAYS_AT_MOST = 400
const MEASURES = 4

const supplies = ['runs', 'runsUntold', 'places', 'unfilled'] as const

type Years = { cycle: Cycle; before: Cycle | null; cycles: Cycle[] }

/** The cycle that runs, the one before it, and all of them, for whoever may see the planning of the area. */
export async function planningYears(ctx: Context): Promise<Years> {
  const { areaId } = ctx.actor
  mustBeAllowed(ctx, 'planning.see', { areaId })
  const cycles = await cyclesOf(ctx, areaId)
  const cycle = cycleAt(cycles, ctx.now)
  if (!cycle) throw new NotFound('cycle')
  const before = cycles.find(({ startsOn }) => startsOn < cycle.startsOn) ?? null
  return { cycle, before, cycles }
}

/** To the end of which day the last night has counted a cycle; null before the first. */
export async function lastCounted(ctx: Context, cycleId: string): Promise<string | null> {
  const line = await demandVisibleTo(ctx)
    .select('demandLine.countedTo')
    .where('demandLine.cycleId', '=', cycleId)
    .orderBy('demandLine.id')
    .limit(1)
    .executeTakeFirst()
  return line?.countedTo ?? null
}

export type CountedLine = SubjectLine & { cycleId: string; countedTo: string }

/** What was asked for and what there is, by subject and level; of several cycles in one question. */
export function demandBySubject(ctx: Context, ...cycleIds: string[]): Promise<CountedLine[]> {
  return demandVisibleTo(ctx)
    .select(['demandLine.cycleId', 'demandLine.subjectCode', 'demandLine.level'])
    .select((eb) => eb.fn.max('demandLine.countedTo').as('countedTo'))
    .select(sums)
    .where('demandLine.cycleId', 'in', cycleIds)
    .groupBy(['demandLine.cycleId', 'demandLine.subjectCode', 'demandLine.level'])
    .orderBy('demandLine.subjectCode')
    .orderBy('demandLine.level')
    .orderBy('demandLine.cycleId')
    .limit(LINES_AT_MOST)
    .execute()
}

/** The same by provider and site. */
export function demandBySite(ctx: Context, cycleId: string): Promise<(SiteLine & { countedTo: string })[]> {
  return demandVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'demandLine.providerId')
    .leftJoin('site', 'site.id', 'demandLine.siteId')
    .select(['provider.id as providerId', 'provider.name as provider', 'site.id as siteId', 'site.name as site'])
    .select((eb) => eb.fn.max('demandLine.countedTo').as('countedTo'))
    .select(sums)
    .where('demandLine.cycleId', '=', cycleId)
    .groupBy(['provider.id', 'provider.name', 'site.id', 'site.name'])
    .orderBy('provider.name')
    .orderBy('provider.id')
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(SITES_AT_MOST)
    .execute()
}

function sums() {
  const sum = (column: string) => sql<number>`sum(demand_line.${sql.ref(column)})::int`
  return [
    ...demandCounts.map((name) => sum(snake[name]).as(name)),
    ...supplies.map((name) => sum(snake[name]).as(name)),
  ]
}

const snake = {
  firstChoices: 'first_choices',
  choices: 'choices',
  offers: 'offers',
  accepted: 'accepted',
  enrolled: 'enrolled',
  refusedFull: 'refused_full',
  taken: 'taken',
  runs: 'runs',
  runsUntold: 'runs_untold',
  places: 'places',
  unfilled: 'unfilled',
} as const

/** The lines a scenario works on, each with how many of its starts have no told number of places. */
export function scenarioLines(ctx: Context, cycleId: string): Promise<(ScenarioLine & { runsUntold: number })[]> {
  return demandVisibleTo(ctx)
    .select(['demandLine.subjectCode', 'demandLine.level', 'demandLine.providerId'])
    .select(['demandLine.places', 'demandLine.runsUntold', 'demandLine.firstChoices'])
    .where('demandLine.cycleId', '=', cycleId)
    .orderBy('demandLine.id')
    .limit(SCENARIO_LINES_AT_MOST)
    .execute()
}

/** The largest clusters of what was asked for in vain. */
export function largestClusters(ctx: Context, cycleId: string) {
  return clusterRows(ctx, cycleId).execute()
}

/** The question for them, which may travel with others. */
export function clusterRows(ctx: Asking, cycleId: string) {
  return unmetVisibleTo(ctx)
    .select(['unmetLine.subjectCode', 'unmetLine.level', 'unmetLine.outcode', 'unmetLine.countedTo'])
    .select(['unmetLine.notFound', 'unmetLine.refusedFull', 'unmetLine.cannotReach', 'unmetLine.waiting'])
    .select(['unmetLine.noPlace', 'unmetLine.together'])
    .where('unmetLine.cycleId', '=', cycleId)
    .orderBy('unmetLine.together', 'desc')
    .orderBy('unmetLine.subjectCode')
    .orderBy('unmetLine.level')
    .orderBy('unmetLine.outcode')
    .limit(CLUSTERS_SHOWN)
}

/** Learners by the authority of their home, by provider, and by how far it is, at one step of their way. */
export function flowRows(ctx: Context, cycleId: string, step: FlowStep) {
  return flowsVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'flowLine.providerId')
    .leftJoin('organisation as authority', 'authority.id', 'provider.authorityId')
    .leftJoin('organisation as home', 'home.id', 'flowLine.homeAuthorityId')
    .select(['flowLine.isOwn', 'home.name as home', 'provider.id as providerId', 'provider.name as provider'])
    .select(['authority.name as authority', 'flowLine.band'])
    .select((eb) => [
      sql<number>`sum(${eb.ref(`flowLine.${step}`)})::int`.as('learners'),
      eb.fn.max('flowLine.countedTo').as('countedTo'),
    ])
    .where('flowLine.cycleId', '=', cycleId)
    .where(`flowLine.${step}`, '>', 0)
    .groupBy(['flowLine.isOwn', 'home.name', 'provider.id', 'provider.name', 'authority.name', 'flowLine.band'])
    .orderBy('provider.name')
    .orderBy('provider.id')
    .orderBy('home.name')
    .orderBy('flowLine.isOwn')
    .orderBy('flowLine.band')
    .limit(FLOWS_AT_MOST)
    .execute()
}

/** The measures of planning as the nights of a year have counted them, the oldest first. */
export async function planningDays(ctx: Context, fromOn: string) {
  return planningDaysVisibleTo(ctx)
    .select(['planningDay.measure', 'planningDay.onDay', 'planningDay.part', 'planningDay.whole'])
    .where('planningDay.onDay', '>=', fromOn)
    .orderBy('planningDay.measure')
    .orderBy('planningDay.onDay')
    .limit(DAYS_AT_MOST * MEASURES)
    .execute()
}
