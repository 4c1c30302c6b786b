import { mustBeAllowed } from '~/access/guard.server'
import { systemReason } from '~/domain/endings/reason.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { lockChoice, setChoiceState } from '../applications/choice-state.commands.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { answerByAfter } from './interview'
import { endLive, inCalendars, subjectOf } from './interview.commands.server'
import { tellInterviewArranged } from './interview.jobs.server'
import { hasClash } from './interview.queries.server'
import { refuseSeat } from './interview-slot'
import type { BookingForm } from './interview-slot.schemas'
import { refuseChoosing, refuseOwnClash, refuseUnseenInterview } from './invitation'
import { openInvitation, seatsTaken, suiting } from './invitation.queries.server'

/** The learner takes a time out of those laid out, or moves to another one. The last seat goes to one of two who want it. */
export function bookInterview(ctx: Context, choiceId: string, { slot: slotId, interview: seen }: BookingForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'interview.answer', choice)
    const invitation = await openInvitation(ctx, choiceId)
    refuseChoosing(invitation, ctx.now)
    refuseUnseenInterview(invitation, seen, slotId)
    const slot = await lockSlotFor(ctx, choiceId, slotId)
    refuseSeat(slot, ctx.now)
    refuseOwnClash(await hasClash(ctx, choice, slot.startsAt))
    const { startsAt, place } = slot
    const answerBy = answerByAfter(startsAt, choice.answerBy, await closuresOf(ctx, choice.areaId))

    await setChoiceState(ctx, choice, 'rearrangeInterview', { answerBy })
    const before = await endLive(ctx, choiceId, (await systemReason(ctx, 'interview-cancelled', 'rearranged')).id, null)
    const id = newId()
    const arranged = { arrangedById: ctx.actor.id, arrangedAt: ctx.now, ...inCalendars(before) }
    // Whoever chooses a time says with it that they will come.
    const answered = { learnerAnswer: 'coming', learnerAnsweredAt: ctx.now }
    await ctx.db
      .insertInto('interview')
      .values({ id, choiceId, startsAt, place, slotId, invitationId: invitation.id, ...arranged, ...answered })
      .execute()
    const isMoved = before !== undefined
    await record(ctx, 'interview.booked', subjectOf(choice), { startsAt: startsAt.toISOString(), place, isMoved })
    await enqueue(ctx, tellInterviewArranged, { interviewId: id, isMoved, isOwn: true }, { key: `interview:${id}` })
    return id
  })
}

/** One time that suits the choice, held so that nobody counts its seats meanwhile. */
async function lockSlotFor(ctx: Context, choiceId: string, slotId: string) {
  await ctx.db.selectFrom('interviewSlot').select('id').where('id', '=', slotId).forNoKeyUpdate().execute()
  const slot = await suiting(ctx, choiceId)
    .select(['slot.startsAt', 'slot.place', 'slot.seats', 'slot.removedAt'])
    .select((eb) => seatsTaken(eb.ref('slot.id')).as('taken'))
    .where('slot.id', '=', slotId)
    .executeTakeFirst()
  const { taken, ...found } = orNotFound(slot, 'interview-slot')
  return { ...found, taken: Number(taken) }
}
