import { interviewSlotsVisibleTo } from '~/access/provider-scopes.server'
import { coursesVisibleTo } from '~/access/scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { refuseLaidOut, refuseMorning, refuseRemoval, startsOf } from './interview-slot'
import { findSlot } from './interview-slot.queries.server'
import type { SlotsForm } from './interview-slot.schemas'

/** Lays out times for interviews, one after the other, and answers with how many there are. */
export function layOutSlots(ctx: Context, { day, from, to, minutes, seats, place, course }: SlotsForm) {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'interview.arrange', { providerId })
    const courseId = course && (await ownCourse(ctx, providerId, course))
    const starts = startsOf({ day, from, to, minutes })
    refuseMorning(starts, ctx.now)
    refuseLaidOut(await isLaidOut(ctx, providerId, { starts, place }))

    const made = { madeById: ctx.actor.id, madeAt: ctx.now }
    const rows = starts.map((startsAt) => ({ id: newId(), startsAt, providerId, courseId, minutes, place, seats }))
    await ctx.db
      .insertInto('interviewSlot')
      .values(rows.map((row) => ({ ...row, ...made })))
      .execute()
    const subject = { type: 'organisation', id: providerId, organisationId: providerId }
    await record(ctx, 'interview-slots.laid-out', subject, { day, from, to, times: rows.length, seats, place })
    return rows.length
  })
}

/** Takes a time away that nobody has booked. */
export function removeSlot(ctx: Context, slotId: string) {
  return inTransaction(ctx, async (ctx) => {
    await interviewSlotsVisibleTo(ctx).select('id').where('id', '=', slotId).forUpdate().execute()
    const slot = orNotFound(await findSlot(ctx, slotId), 'interview-slot')
    mustBeAllowed(ctx, 'interview.arrange', slot)
    refuseRemoval(slot)
    await ctx.db.updateTable('interviewSlot').set({ removedAt: ctx.now }).where('id', '=', slotId).execute()
    const subject = { type: 'interview-slot', id: slotId, organisationId: slot.providerId }
    await record(ctx, 'interview-slot.removed', subject, { startsAt: slot.startsAt.toISOString(), place: slot.place })
  })
}

async function ownCourse(ctx: Context, providerId: string, courseId: string) {
  const found = await coursesVisibleTo(ctx)
    .select('course.id')
    .where('course.id', '=', courseId)
    .where('course.providerId', '=', providerId)
    .executeTakeFirst()
  return orNotFound(found, 'course').id
}

/** Whether one of these times is there already; two forms of one provider wait for each other here. */
async function isLaidOut(ctx: Context, providerId: string, { starts, place }: { starts: Date[]; place: string }) {
  await ctx.db.selectFrom('organisation').select('id').where('id', '=', providerId).forNoKeyUpdate().execute()
  const found = await interviewSlotsVisibleTo(ctx)
    .select('id')
    .where('startsAt', 'in', starts)
    .where('place', '=', place)
    .where('removedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
