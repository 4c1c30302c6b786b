import { enrolmentTimesVisibleTo } from '~/access/desk-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { lockChoice } from '~/domain/applications/choice-state.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refusePastTimes, refuseTime, refuseWithoutPlace, timesOf } from './appointment'
import { tellAppointment } from './appointment.jobs.server'
import { seatsTaken } from './appointment.queries.server'
import type { TimesForm } from './appointment.schemas'

/** Lays out times to enrol, one after the other. Those that stand already stay as they are. */
export function layOutTimes(ctx: Context, { place, seats, ...laid }: TimesForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = ctx.actor.organisationId
    mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId })
    if (providerId === null) throw new NotAllowed()
    const starts = timesOf(laid)
    refusePastTimes(starts, ctx.now)
    const made = { minutes: laid.minutes, place, seats, madeById: ctx.actor.id, madeAt: ctx.now }
    const added = await ctx.db
      .insertInto('enrolmentTime')
      .values(starts.map((startsAt) => ({ providerId, startsAt, ...made })))
      .onConflict((conflict) => conflict.columns(['providerId', 'startsAt', 'place']).doNothing())
      .returning('id')
      .execute()
    const subject = { type: 'organisation', id: providerId, organisationId: providerId }
    await record(ctx, 'enrolment-times.laid-out', subject, { day: laid.day, times: added.length, seats })
    return added.length
  })
}

/** Takes a time away that nobody has chosen. */
export function takeTimeAway(ctx: Context, timeId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const time = await lockTime(ctx, timeId)
    mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId: time.providerId })
    const chosen = await ctx.db.selectFrom('enrolmentBooking').select('choiceId').where('timeId', '=', timeId).execute()
    if (chosen.length > 0) throw new Refusal('time-chosen', 'Somebody has chosen this time. It cannot be taken away.')
    await ctx.db.deleteFrom('enrolmentTime').where('id', '=', timeId).execute()
    const subject = { type: 'organisation', id: time.providerId, organisationId: time.providerId }
    await record(ctx, 'enrolment-time.taken-away', subject, { startsAt: time.startsAt.toISOString() })
  })
}

/** A learner chooses a time to enrol, or moves to another one: the seat is theirs, or it was gone. */
export function chooseTime(ctx: Context, choiceId: string, timeId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'enrolment-time.choose', choice)
    refuseWithoutPlace(choice.state)
    const time = await lockTime(ctx, timeId)
    if (time.providerId !== choice.providerId) orNotFound(undefined, 'time')
    const before = await ctx.db
      .selectFrom('enrolmentBooking')
      .select(['timeId', 'moves'])
      .where('choiceId', '=', choiceId)
      .executeTakeFirst()
    if (before?.timeId === timeId) return
    refuseTime(time, await seatsTaken(ctx, timeId), ctx.now)

    const moves = before ? before.moves + 1 : 0
    await ctx.db
      .insertInto('enrolmentBooking')
      .values({ choiceId, timeId, moves, bookedAt: ctx.now })
      .onConflict((conflict) => conflict.column('choiceId').doUpdateSet({ timeId, moves, bookedAt: ctx.now }))
      .execute()
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    const particulars = { startsAt: time.startsAt.toISOString() }
    await record(ctx, before ? 'enrolment-time.moved' : 'enrolment-time.chosen', subject, particulars)
    await enqueue(ctx, tellAppointment, { choiceId, moves }, { key: `enrolment-time:${choiceId}:${moves}` })
  })
}

/** A time that the viewer may see, held: two who want its last seat come one after the other. */
async function lockTime(ctx: Context, timeId: string) {
  const time = await enrolmentTimesVisibleTo(ctx)
    .select(['enrolmentTime.id', 'enrolmentTime.providerId', 'enrolmentTime.startsAt', 'enrolmentTime.seats'])
    .where('enrolmentTime.id', '=', timeId)
    .forUpdate('enrolmentTime')
    .executeTakeFirst()
  return orNotFound(time, 'time')
}
