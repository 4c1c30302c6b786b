import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { londonDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import { cycleAt, hasClosed, isPastAnswers, isKeyDateName, isOver, type Cycle, type KeyDates } from './cycle'
import type { Closure } from './working-day'

const CYCLES_AT_MOST = 500 // ten years of fifty areas

const keptCycles = shelf<Cycle[]>()
const keptPublicDates = shelf<PublicDate[]>()
const keptClosures = shelf<Closure[]>()

export type PublicDate = { name: string; label: string; fallsOn: string }

/** The cycle in which the people of an area apply now; that of the actor's own area where none is named. */
export async function currentCycle(ctx: Context, areaId = ctx.actor.areaId): Promise<Cycle> {
  return orNotFound(cycleAt(await cyclesOf(ctx, areaId), ctx.now), 'cycle')
}

/** The cycle each area is in now, for questions whose learner's area is not known before they are asked. */
export async function currentCycleIds(ctx: Context): Promise<string[]> {
  const byArea = Map.groupBy(await allCycles(ctx), ({ areaId }) => areaId)
  return [...byArea.values()].flatMap((cycles) => cycleAt(cycles, ctx.now)?.id ?? [])
}

/** Every cycle of an area with its key dates, newest first. */
export async function cyclesOf(ctx: Context, areaId: string | null): Promise<Cycle[]> {
  return (await allCycles(ctx)).filter((cycle) => cycle.areaId === areaId)
}

function allCycles(ctx: Context): Promise<Cycle[]> {
  return keptCycles(ctx, '', () => askCycles(ctx))
}

async function askCycles(ctx: Context): Promise<Cycle[]> {
  const rows = await ctx.db
    .selectFrom('cycle')
    .select(['cycle.id', 'cycle.areaId', 'cycle.name', 'cycle.startsOn', 'cycle.endsOn'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('keyDate')
          .select(['keyDate.name', 'keyDate.fallsOn'])
          .whereRef('keyDate.cycleId', '=', 'cycle.id'),
      ).as('dates'),
    )
    .orderBy('cycle.startsOn', 'desc')
    .orderBy('cycle.id')
    .limit(CYCLES_AT_MOST)
    .execute()
  return rows.map((row) => ({ ...row, dates: keyDates(row.dates) }))
}

/** One cycle of an area. */
export async function findCycle(ctx: Context, cycleId: string): Promise<Cycle> {
  const cycles = await allCycles(ctx)
  return orNotFound(
    cycles.find((cycle) => cycle.id === cycleId),
    'cycle',
  )
}

/** The cycles whose last day to send is over and that have not been closed yet. */
export async function cyclesPastDeadline(ctx: Context): Promise<Cycle[]> {
  const open = await openCycleIds(ctx)
  return (await allCycles(ctx)).filter((cycle) => open.has(cycle.id) && hasClosed(cycle, ctx.now))
}

/** The cycles that are not closed, in which the day for ending what has had no answer is over. */
export async function cyclesPastAnswers(ctx: Context): Promise<Cycle[]> {
  const open = await openCycleIds(ctx)
  return (await allCycles(ctx)).filter((cycle) => open.has(cycle.id) && isPastAnswers(cycle, ctx.now))
}

/** The cycles that are not closed and have a day of results. */
export async function cyclesWithResults(ctx: Context): Promise<Cycle[]> {
  const open = await openCycleIds(ctx)
  return (await allCycles(ctx)).filter((cycle) => open.has(cycle.id) && cycle.dates.results !== undefined)
}

/** The cycles that are over and wait for the night that closes them. */
export async function cyclesToClose(ctx: Context): Promise<Cycle[]> {
  const open = await openCycleIds(ctx)
  return (await allCycles(ctx)).filter((cycle) => open.has(cycle.id) && isOver(cycle, ctx.now))
}

async function openCycleIds(ctx: Context): Promise<Set<string>> {
  const open = await ctx.db
    .selectFrom('cycle')
    .select('id')
    .where('closedAt', 'is', null)
    .orderBy('id')
    .limit(CYCLES_AT_MOST)
    .execute()
  return new Set(open.map(({ id }) => id))
}

/** The dates that everybody may see, in order, for the home page and the status page. */
export function publicDatesOf(ctx: Context, cycleId: string): Promise<PublicDate[]> {
  return keptPublicDates(ctx, cycleId, () =>
    ctx.db
      .selectFrom('keyDate')
      .select(['name', 'label', 'fallsOn'])
      .where('cycleId', '=', cycleId)
      .where('isPublic', '=', true)
      .orderBy('fallsOn')
      .orderBy('name')
      .limit(50)
      .execute(),
  )
}

/** The closures that count for an area from a year back on: bank holidays, and its own school holidays. */
export function closuresOf(ctx: Context, areaId: string | null): Promise<Closure[]> {
  const aYearAgo = londonDay(new Date(ctx.now.getTime() - 366 * 86_400_000))
  return keptClosures(ctx, `${areaId} ${aYearAgo}`, () =>
    ctx.db
      .selectFrom('closure')
      .select(['startsOn', 'endsOn'])
      .where((eb) => eb.or([eb('areaId', 'is', null), eb('areaId', '=', areaId)]))
      .where('endsOn', '>=', aYearAgo)
      .orderBy('startsOn')
      .limit(500)
      .execute(),
  )
}

/** Key dates as rows, by their names. */
export function keyDates(rows: { name: string; fallsOn: string }[]): KeyDates {
  const dates: KeyDates = {}
  for (const { name, fallsOn } of rows) if (isKeyDateName(name)) dates[name] = fallsOn
  return dates
}
