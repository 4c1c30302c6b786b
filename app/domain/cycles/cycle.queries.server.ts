import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { londonDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { cycleAt, isKeyDateName, type Cycle, type KeyDates } from './cycle'
import type { Closure } from './working-day'

const YEARS_KEPT = 10

/** The cycle in which the people of an area apply now; that of the actor's own area where none is named. */
export async function currentCycle(ctx: Context, areaId = ctx.actor.areaId): Promise<Cycle> {
  return orNotFound(cycleAt(await cyclesOf(ctx, areaId), ctx.now), 'cycle')
}

/** Every cycle of an area with its key dates, newest first. */
export async function cyclesOf(ctx: Context, areaId: string | null): Promise<Cycle[]> {
  if (!areaId) return []
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
    .where('cycle.areaId', '=', areaId)
    .orderBy('cycle.startsOn', 'desc')
    .limit(YEARS_KEPT)
    .execute()
  return rows.map((row) => ({ ...row, dates: keyDates(row.dates) }))
}

/** One cycle of an area. */
export async function findCycle(ctx: Context, cycleId: string): Promise<Cycle> {
  const row = await ctx.db.selectFrom('cycle').select('areaId').where('id', '=', cycleId).executeTakeFirst()
  const cycles = await cyclesOf(ctx, orNotFound(row, 'cycle').areaId)
  return orNotFound(
    cycles.find((cycle) => cycle.id === cycleId),
    'cycle',
  )
}

/** The dates that everybody may see, in order, for the home page and the status page. */
export function publicDatesOf(ctx: Context, cycleId: string) {
  return ctx.db
    .selectFrom('keyDate')
    .select(['name', 'label', 'fallsOn'])
    .where('cycleId', '=', cycleId)
    .where('isPublic', '=', true)
    .orderBy('fallsOn')
    .orderBy('name')
    .limit(50)
    .execute()
}

/** The closures that count for an area from a year back on: bank holidays, and its own school holidays. */
export function closuresOf(ctx: Context, areaId: string | null): Promise<Closure[]> {
  const aYearAgo = londonDay(new Date(ctx.now.getTime() - 366 * 86_400_000))
  return ctx.db
    .selectFrom('closure')
    .select(['startsOn', 'endsOn'])
    .where((eb) => eb.or([eb('areaId', 'is', null), eb('areaId', '=', areaId)]))
    .where('endsOn', '>=', aYearAgo)
    .orderBy('startsOn')
    .limit(500)
    .execute()
}

function keyDates(rows: { name: string; fallsOn: string }[]): KeyDates {
  const dates: KeyDates = {}
  for (const { name, fallsOn } of rows) if (isKeyDateName(name)) dates[name] = fallsOn
  return dates
}
