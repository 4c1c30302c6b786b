import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { lastDayOf, PLANNED_DAYS, refuseEmptySlot, sessionsHeld, type Held, type Slot } from './timetable'
import { lockSlot, slotsHeld } from './timetable.queries.server'
import type { SlotForm } from './timetable.schemas'

type PlannedSlot = Slot & { id: string; providerId: string; courseRunId: string; title: string; areaId: string | null }

/** Puts a line into the timetable; its sessions of the next two weeks stand in the registers at once. */
export function addSlot(ctx: Context, form: SlotForm) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId, areaId } = await findPlaces(ctx, form)
    mustBeAllowed(ctx, 'timetable.keep', { providerId })
    const slot = { ...form, starts: `${form.start}:00`, ends: `${form.end}:00`, id: newId(), providerId, areaId }
    refuseEmptySlot(slot)
    await ctx.db
      .insertInto('timetableSlot')
      .values({
        id: slot.id,
        providerId,
        courseRunId: form.courseRunId,
        siteId: form.siteId,
        blockId: form.blockId,
        title: form.title,
        weekday: form.weekday,
        starts: slot.starts,
        ends: slot.ends,
        fromOn: form.fromOn,
        untilOn: form.untilOn,
        setById: ctx.actor.id,
        setAt: ctx.now,
      })
      .execute()
    await planSlots(ctx, [slot])
    const subject = { type: 'timetable-slot', id: slot.id, organisationId: providerId }
    await record(ctx, 'timetable.slot-added', subject, {
      title: form.title,
      fromOn: form.fromOn,
      untilOn: form.untilOn,
    })
    return slot.id
  })
}

/** Ends a line of the timetable: sessions after its last day that nobody has taken go. */
export function endSlot(ctx: Context, slotId: string, lastOn: string) {
  return inTransaction(ctx, async (ctx) => {
    const slot = await lockSlot(ctx, slotId)
    mustBeAllowed(ctx, 'timetable.keep', slot)
    const untilOn = lastDayOf(slot, lastOn)
    await ctx.db.updateTable('timetableSlot').set({ untilOn }).where('id', '=', slotId).execute()
    await planSlots(ctx, [{ ...slot, untilOn }])
    const subject = { type: 'timetable-slot', id: slotId, organisationId: slot.providerId }
    await record(ctx, 'timetable.slot-ended', subject, { from: slot.untilOn, to: untilOn })
  })
}

/** Each night: the sessions of the next two weeks, as timetables and holidays are now. */
export async function planSessions(ctx: Context): Promise<number> {
  const span = spanFrom(ctx)
  let planned = 0
  for (let after: string | null = null; ;) {
    const slots: PlannedSlot[] = await slotsHeld(ctx, span, after)
    planned += await planSlots(ctx, slots)
    const last = slots.at(-1)
    if (!last) return planned
    after = last.id
  }
}

/** Writes the sessions that are missing, and takes away those that are not held any more and that nobody has taken. */
async function planSlots(ctx: Context, slots: readonly PlannedSlot[]): Promise<number> {
  const held: (Held & Pick<PlannedSlot, 'courseRunId' | 'providerId' | 'title'> & { slotId: string })[] = []
  for (const { id: slotId, courseRunId, providerId, title, areaId, ...slot } of slots) {
    const sessions = sessionsHeld(slot, spanFrom(ctx), await closuresOf(ctx, areaId))
    held.push(...sessions.map((session) => ({ ...session, slotId, courseRunId, providerId, title })))
  }
  await takeAwayOthers(ctx, slots, held)
  if (held.length === 0) return 0
  const made = await ctx.db
    .insertInto('classSession')
    .values(held)
    .onConflict((conflict) => conflict.columns(['slotId', 'startsAt']).doNothing())
    .returning('id')
    .execute()
  return made.length
}

async function takeAwayOthers(
  ctx: Context,
  slots: readonly { id: string }[],
  held: readonly { slotId: string; startsAt: Date }[],
) {
  if (slots.length === 0) return
  const kept = JSON.stringify(held.map(({ slotId, startsAt }) => ({ slot_id: slotId, starts_at: startsAt })))
  await ctx.db
    .deleteFrom('classSession')
    .where(
      'slotId',
      'in',
      slots.map(({ id }) => id),
    )
    .where('startsAt', '>', ctx.now)
    .where('takenAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from json_to_recordset(${kept}::json) as kept (slot_id uuid, starts_at timestamptz)
        where kept.slot_id = class_session.slot_id and kept.starts_at = class_session.starts_at)`,
    )
    .execute()
}

function spanFrom(ctx: Context) {
  const from = londonDay(ctx.now)
  return { from, until: addDays(from, PLANNED_DAYS) }
}

/** The course run of this provider, and the site and the block where they are named: each must be one it may use. */
async function findPlaces(ctx: Context, { courseRunId, siteId, blockId }: SlotForm) {
  const run = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation', 'organisation.id', 'course.providerId')
    .leftJoin('site', (join) => join.onRef('site.organisationId', '=', 'organisation.id').on('site.id', '=', siteId))
    .leftJoin('timetableBlock', (join) =>
      join.onRef('timetableBlock.areaId', '=', 'organisation.areaId').on('timetableBlock.id', '=', blockId),
    )
    .select(['course.providerId', 'organisation.areaId', 'site.id as siteId', 'timetableBlock.id as blockId'])
    .where('courseRun.id', '=', courseRunId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const found = orNotFound(run, 'course run')
  if (siteId !== null) orNotFound(found.siteId ?? undefined, 'site')
  if (blockId !== null) orNotFound(found.blockId ?? undefined, 'block')
  return found
}
