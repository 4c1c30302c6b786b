import { z } from 'zod'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { closuresOf, keyDates } from './cycle.queries.server'
import type { Closure } from './working-day'

const HOLIDAYS_AT_MOST = 200
const EVENTS_AT_MOST = 30
const A_YEAR = 366 * 86_400_000

export type Holiday = { id: string; name: string; startsOn: string; endsOn: string }

/** One cycle with its dates, so that no two people move them at once. */
export async function lockCycle(ctx: Context, cycleId: string) {
  const cycle = orNotFound(
    await ctx.db
      .selectFrom('cycle')
      .select(['areaId', 'startsOn'])
      .where('id', '=', cycleId)
      .forUpdate()
      .executeTakeFirst(),
    'cycle',
  )
  const rows = await ctx.db
    .selectFrom('keyDate')
    .select(['name', 'fallsOn'])
    .where('cycleId', '=', cycleId)
    .limit(50)
    .execute()
  return { ...cycle, dates: keyDates(rows) }
}

const AREAS_AT_MOST = 100

/** The areas that work with cycles and have none that starts on a day. */
export async function areasWithoutCycleOn(ctx: Context, withoutOn: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('area')
    .select('area.id')
    .where((eb) => eb.exists(eb.selectFrom('cycle').select('id').whereRef('cycle.areaId', '=', 'area.id')))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('cycle')
            .select('id')
            .whereRef('cycle.areaId', '=', 'area.id')
            .where('cycle.startsOn', '=', withoutOn),
        ),
      ),
    )
    .orderBy('area.id')
    .limit(AREAS_AT_MOST)
    .execute()
  return rows.map(({ id }) => id)
}

/** An area's own school holidays, so that no two people change them at once. */
export function lockHolidays(ctx: Context, areaId: string): Promise<Holiday[]> {
  return ownHolidays(ctx, areaId).forUpdate().execute()
}

/** The school holidays of an area from a year back on, and the bank holidays between. */
export async function closuresOnCalendar(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'cycle.open', { areaId })
  const from = londonDay(new Date(ctx.now.getTime() - A_YEAR))
  const until = londonDay(new Date(ctx.now.getTime() + 2 * A_YEAR))
  const rows = await ctx.db
    .selectFrom('closure')
    .select(['id', 'name', 'startsOn', 'endsOn', 'areaId'])
    .where((eb) => eb.or([eb('areaId', 'is', null), eb('areaId', '=', areaId)]))
    .where('endsOn', '>=', from)
    .where('startsOn', '<=', until)
    .orderBy('startsOn')
    .orderBy('id')
    .limit(HOLIDAYS_AT_MOST)
    .execute()
  return {
    holidays: rows.filter((row) => row.areaId !== null),
    bankHolidays: rows.filter((row) => row.areaId === null),
  }
}

/** One school holiday of an area. */
export async function findHoliday(ctx: Context, areaId: string, closureId: string): Promise<Holiday> {
  mustBeAllowed(ctx, 'cycle.open', { areaId })
  return orNotFound(await ownHolidays(ctx, areaId).where('id', '=', closureId).executeTakeFirst(), 'holiday')
}

/** What was done with the cycles, holidays and settings of an area, the newest first. */
export function calendarEvents(ctx: Context, areaId: string, cycleIds: readonly string[]) {
  mustBeAllowed(ctx, 'cycle.open', { areaId })
  return ctx.db
    .selectFrom('auditEvent')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.particulars'])
    .select('account.name as who')
    .where((eb) =>
      eb.or([
        eb.and([eb('subjectType', '=', 'area'), eb('subjectId', '=', areaId)]),
        eb.and([eb('subjectType', '=', 'cycle'), eb('subjectId', 'in', [...cycleIds, areaId])]),
      ]),
    )
    .where('action', 'in', ['key-date.moved', 'closure.added', 'closure.changed', 'closure.removed', 'cycle.opened'])
    .orderBy('happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
}

const spans = z.object({ countedBy: z.array(z.object({ startsOn: z.iso.date(), endsOn: z.iso.date() })) })

/** The closures of an area before and after an event changed its school holidays; null where the event tells of something else. */
export async function closuresAround(ctx: Context, eventId: string) {
  const event = await ctx.db
    .selectFrom('auditEvent')
    .select(['subjectId', 'particulars'])
    .where('id', '=', eventId)
    .where('action', 'in', ['closure.added', 'closure.changed', 'closure.removed'])
    .executeTakeFirst()
  const told = spans.safeParse(event?.particulars)
  if (!event || !told.success) return null
  const after = await closuresOf(ctx, event.subjectId)
  const before: Closure[] = [...(await bankHolidays(ctx)), ...told.data.countedBy]
  return { areaId: event.subjectId, before, after }
}

function bankHolidays(ctx: Context) {
  return ctx.db
    .selectFrom('closure')
    .select(['startsOn', 'endsOn'])
    .where('areaId', 'is', null)
    .orderBy('startsOn')
    .limit(HOLIDAYS_AT_MOST)
    .execute()
}

function ownHolidays(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('closure')
    .select(['id', 'name', 'startsOn', 'endsOn'])
    .where('areaId', '=', areaId)
    .where('kind', '=', 'school-holiday')
    .orderBy('startsOn')
    .orderBy('id')
    .limit(HOLIDAYS_AT_MOST)
}
