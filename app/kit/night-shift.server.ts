import { sql } from 'kysely'
import { addDays, londonDay, londonMoment } from './dates'
import { inTransaction, systemContext, type Context } from './context.server'

/** One line of the night shift: at this London time, this is done. */
export type Shift = {
  at: `${number}:${number}`
  name: string
  run: (ctx: Context) => Promise<unknown>
  /** It looks at things as they are: of several nights missed, the last is enough. */
  isLastEnough?: boolean
}

const SETTING = 'night-shift'
const LONGEST_CATCH_UP_DAYS = 400
const AT_ONCE = 50

/**
 * Does all the shifts that have fallen due since the last one done, in order, each as if it ran at its own time. Safe to
 * call at any time and from several processes: whoever comes second finds nothing left to do.
 */
export async function workNightShift(ctx: Context, shifts: Shift[]): Promise<number> {
  let done = 0
  for (;;) {
    const worked = await inTransaction(ctx, (ctx) => workSome(ctx, shifts))
    if (worked === 0) return done
    done += worked
  }
}

// Nights on which nothing happens cost little, so that a whole year can be caught up while somebody waits.
async function workSome(ctx: Context, shifts: Shift[]): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${SETTING}))`.execute(ctx.db)
  const last = await lastDone(ctx)
  if (!last) {
    await setDone(ctx, ctx.now)
    return 0
  }
  let at = last
  let worked = 0
  let passed = 0
  for (let due = nextDue(shifts, at, ctx.now); due && worked < AT_ONCE; due = nextDue(shifts, at, ctx.now)) {
    const { shift } = due
    at = due.at
    passed += 1
    if (shift.isLastEnough && isDueAgain(due, ctx.now)) continue
    await shift.run(systemContext(ctx.db, at, `night:${shift.name}`))
    worked += 1
  }
  if (passed > 0) await setDone(ctx, at)
  return passed
}

/** Whether the same shift falls due once more by then: the next night, at its time. */
function isDueAgain({ shift, at }: Due, until: Date): boolean {
  return londonMoment(addDays(londonDay(at), 1), `${shift.at}:00`) <= until
}

/** The first shift after one moment and not after another; shifts of the same minute keep their order by a millisecond each. */
export function nextDue(shifts: Shift[], after: Date, until: Date): Due | null {
  const earliest = addDays(londonDay(until), -LONGEST_CATCH_UP_DAYS)
  let day = londonDay(after) < earliest ? earliest : londonDay(after)
  for (; day <= londonDay(until); day = addDays(day, 1)) {
    const [first] = momentsOf(shifts, day).filter(({ at }) => at > after && at <= until)
    if (first) return first
  }
  return null
}

type Due = { shift: Shift; at: Date }

// To catch a year up asks for the same day again and again.
const reckoned = new WeakMap<Shift[], { day: string; moments: Due[] }>()

/** The shifts of a London day as they come: where the clocks go forward, half past one comes after two. */
function momentsOf(shifts: Shift[], day: string): Due[] {
  const known = reckoned.get(shifts)
  if (known?.day === day) return known.moments
  const moments = shifts
    .map((shift, order) => ({ shift, at: new Date(londonMoment(day, `${shift.at}:00`).getTime() + order) }))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
  reckoned.set(shifts, { day, moments })
  return moments
}

async function lastDone(ctx: Context): Promise<Date | null> {
  const setting = await ctx.db
    .selectFrom('systemSetting')
    .select('value')
    .where('name', '=', SETTING)
    .executeTakeFirst()
  return typeof setting?.value === 'string' ? new Date(setting.value) : null
}

function setDone(ctx: Context, at: Date) {
  const value = JSON.stringify(at.toISOString())
  return ctx.db
    .insertInto('systemSetting')
    .values({ name: SETTING, value, updatedAt: ctx.now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updatedAt: ctx.now }))
    .execute()
}
