import { mustBeAllowed } from '~/access/guard.server'
import { refuseOverlap } from '~/domain/blocks/block'
import { clashesOf } from '~/domain/blocks/block.queries.server'
import { bookBlocks, freeBookings } from '~/domain/blocks/booking.commands.server'
import { isOut } from '~/domain/panels/shared-run'
import { lockSharedRun, type SharedRun } from '~/domain/panels/shared-run.queries.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { refuseClash, refuseOddChange, seatsFor } from './change'
import { bookedFrom, lastOfRuns, seatsHeld, sharedForPlacement } from './change.queries.server'
import { moving, reasonOf, type Outcome } from './placement.commands.server'
import type { LockedPlacement } from './placement.queries.server'
import type { ChangeCourseForm, ChangeDaysForm, ReasonOnDayForm } from './placement.schemas'

/** Other days of the same course from a day on: the old times are free from then, the new ones are booked. */
export function changeDays(ctx: Context, placementId: string, form: ChangeDaysForm) {
  return moving(ctx, placementId, form.version, 'changeDays', async (ctx, placement) => {
    const { courseRunId } = await mayChange(ctx, placement, form)
    const booked = await bookedFrom(ctx, placementId, form.day)
    const left = booked.filter(({ blockId }) => !form.blocks.includes(blockId))
    const added = [...new Set(form.blocks)].filter((id) => !booked.some(({ blockId }) => blockId === id))
    if (left.length === 0 && added.length === 0)
      throw new Refusal('nothing-changed', 'These are the days as they are now.', 'blocks')

    const shared = (await sharedForPlacement(ctx, placement, form.day)).filter((run) => run.courseRunId === courseRunId)
    const seats = seatsFor(added, shared, await seatsHeld(ctx, placement, form.day))
    await freeBookings(ctx, idsOf(left), form.day)
    for (const seat of seats) await book(ctx, placement, { ...seat, day: form.day })
    const now = await bookedFrom(ctx, placementId, form.day)
    refuseOverlap(seats.flatMap(({ run }) => run.blocks).filter(({ id }) => form.blocks.includes(id)))
    return changed(ctx, placement, form, { kind: 'days', was: namesOf(booked), becomes: namesOf(now) })
  })
}

/** Another course of the same host from a day on, with its days. The panel’s places there are counted as they are for a case. */
export function changeCourse(ctx: Context, placementId: string, form: ChangeCourseForm) {
  return moving(ctx, placementId, form.version, 'changeCourse', async (ctx, placement) => {
    const { title } = await mayChange(ctx, placement, form)
    const shared = await sharedForPlacement(ctx, placement, form.day)
    const run = orNotFound(
      shared.find(({ id }) => id === form.run),
      'course',
    )
    if (run.courseRunId === placement.courseRunId)
      throw new Refusal(
        'nothing-changed',
        'This is the course as it is now. To change its days, change the days.',
        'run',
      )
    const held = await seatsHeld(ctx, placement, form.day)
    await freeBookings(ctx, idsOf(await bookedFrom(ctx, placementId, form.day)), form.day)
    const blockIds = run.blocks.map(({ id }) => id)
    await book(ctx, placement, { run, blockIds, isNew: !held.includes(run.id), day: form.day })
    await follow(ctx, placementId, run.courseRunId, form.day)
    const outcome = await changed(ctx, placement, form, { kind: 'course', was: title, becomes: run.title })
    return { ...outcome, set: { courseRunId: run.courseRunId } }
  })
}

async function mayChange(ctx: Context, placement: LockedPlacement, { day }: ReasonOnDayForm) {
  mustBeAllowed(ctx, 'placement.change', placement)
  const last = await lastOfRuns(ctx, placement.id)
  refuseOddChange(day, placement, londonDay(ctx.now), last.changedFrom)
  return last
}

type Seat = { run: SharedRun; blockIds: string[]; isNew: boolean; day: string }

// Whoever wants the last place of a shared course waits here for whoever came before, as in a meeting of the panel.
async function book(ctx: Context, placement: LockedPlacement, { run, blockIds, isNew, day }: Seat) {
  const { learnerId, endsOn } = placement
  const { places, provisional, confirmed, ...shared } = await lockSharedRun(ctx, run.id)
  if (isNew && provisional + confirmed >= places)
    throw new Refusal('course-full', `No place is free on ${shared.title} on these days.`)
  const stay = { fromOn: day, untilOn: endsOn < shared.untilOn ? endsOn : shared.untilOn }
  if (shared.fromOn > day) throw new Refusal('not-yet', `${shared.title} is not taught on these days yet.`, 'day')
  if (isOut(shared, stay)) throw new Refusal('out-of-service', `${shared.title} is out of service for a time then.`)
  const clashes = await clashesOf(ctx, { learnerIds: [learnerId], ...stay })
  refuseClash(clashes.find(({ blockId }) => blockIds.includes(blockId)))
  const sharedRunId = isNew ? run.id : null
  const ids = await bookBlocks(ctx, { learnerId, courseRunId: run.courseRunId, sharedRunId, blockIds, ...stay }, null)
  await ctx.db
    .insertInto('placementBooking')
    .values(ids.map((bookingId) => ({ bookingId, placementId: placement.id })))
    .execute()
}

// From its very first day on, the course was never another; from a later one, both stand, each for its days.
async function follow(ctx: Context, placementId: string, courseRunId: string, day: string) {
  await ctx.db.deleteFrom('placementSpell').where('placementId', '=', placementId).where('fromOn', '>=', day).execute()
  await ctx.db
    .updateTable('placementSpell')
    .set({ untilOn: addDays(day, -1) })
    .where('placementId', '=', placementId)
    .where('untilOn', 'is', null)
    .execute()
  await ctx.db.insertInto('placementSpell').values({ placementId, courseRunId, fromOn: day }).execute()
}

type What = { kind: 'days' | 'course'; was: string; becomes: string }

async function changed(
  ctx: Context,
  { id }: LockedPlacement,
  form: ReasonOnDayForm,
  { kind, was, becomes }: What,
): Promise<Outcome> {
  const { reason, detail } = await reasonOf(ctx, 'placement-changed', form)
  await ctx.db
    .insertInto('placementChange')
    .values({
      ...{ id: newId(), placementId: id, kind, fromOn: form.day, was, becomes },
      ...{ reasonId: reason.id, detail, madeById: ctx.actor.id, madeAt: ctx.now },
    })
    .execute()
  const particulars = { day: form.day, was, becomes, reason: reason.code }
  return { news: kind === 'days' ? 'days-changed' : 'course-changed', day: form.day, set: {}, particulars }
}

const idsOf = (booked: readonly { id: string }[]) => booked.map(({ id }) => id)

const namesOf = (booked: readonly { name: string }[]) => [...new Set(booked.map(({ name }) => name))].join('; ')
