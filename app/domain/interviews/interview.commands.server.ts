import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '../applications/choice-state.commands.server'
import { givenReasons } from '~/domain/endings/reason'
import { currentReasons, systemReason } from '~/domain/endings/reason.queries.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { answerByAfter, refuseClash, refusePastInterview } from './interview'
import { tellInterviewArranged, tellInterviewCancelled } from './interview.jobs.server'
import { tellTimesTakenBack } from './interview-time.jobs.server'
import { hasClash } from './interview.queries.server'
import { isStillToChoose } from './invitation'
import { endInvitation } from './invitation-end.commands.server'
import { openInvitation } from './invitation.queries.server'
import type { CancellationForm, InterviewForm } from './interview.schemas'

/** Invites the learner to an interview, or gives the one arranged already another day, time or place. */
export function inviteToInterview(
  ctx: Context,
  choiceId: string,
  { day, time, place, message, isClashKnown, version }: InterviewForm,
) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'interview.arrange', choice)
    refuseWhenChanged(choice, version)
    const startsAt = londonMoment(day, `${time}:00`)
    refusePastInterview(startsAt, ctx.now)
    if (isClashKnown !== 'yes') refuseClash(await hasClash(ctx, choice, startsAt))
    const isAgain = choice.state === 'interviewing'
    const answerBy = answerByAfter(startsAt, choice.answerBy, await closuresOf(ctx, choice.areaId))

    await setChoiceState(ctx, choice, isAgain ? 'rearrangeInterview' : 'inviteToInterview', { answerBy })
    // One that was arranged before a question was asked gives way too.
    const before =
      isAgain || choice.state === 'info_requested'
        ? await endLive(ctx, choiceId, (await systemReason(ctx, 'interview-cancelled', 'rearranged')).id, null)
        : undefined
    await endInvitation(ctx, choiceId)
    const isMoved = isAgain && before !== undefined
    const id = newId()
    await ctx.db
      .insertInto('interview')
      .values({
        id,
        choiceId,
        startsAt,
        place,
        message,
        arrangedById: ctx.actor.id,
        arrangedAt: ctx.now,
        ...inCalendars(before),
      })
      .execute()
    const particulars = { before: choice.state, startsAt: startsAt.toISOString(), place }
    await record(ctx, isMoved ? 'interview.rearranged' : 'interview.arranged', subjectOf(choice), particulars)
    await enqueue(ctx, tellInterviewArranged, { interviewId: id, isMoved, isOwn: false }, { key: `interview:${id}` })
    return id
  })
}

/** Cancels the interview of a choice, with a reason; the choice waits for an answer again. */
export function cancelInterview(ctx: Context, choiceId: string, { reason, detail, version }: CancellationForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'interview.arrange', choice)
    refuseWhenChanged(choice, version)
    const [given] = givenReasons(await currentReasons(ctx, 'interview-cancelled', 'provider'), [reason], {
      [reason]: detail,
    })
    if (!given) return

    await setChoiceState(ctx, choice, 'cancelLastInterview')
    const invitation = await openInvitation(ctx, choiceId)
    const ended = await endLive(ctx, choiceId, given.reason.id, given.detail)
    if (!ended && !isStillToChoose(invitation)) {
      throw new Refusal('already-held', 'This interview is over. Answer the application instead.')
    }
    await endInvitation(ctx, choiceId, { reasonId: given.reason.id, detail: given.detail })
    await record(ctx, 'interview.cancelled', subjectOf(choice), { reason: given.reason.code })
    await tellOfCancelled(ctx, ended?.id, invitation?.id)
  })
}

/** Tells of an interview that falls through; of the invitation to choose one, where none was chosen yet. */
export async function tellOfCancelled(ctx: Context, interviewId: string | undefined, invitationId: string | undefined) {
  if (interviewId) {
    await enqueue(ctx, tellInterviewCancelled, { interviewId }, { key: `interview-cancelled:${interviewId}` })
  } else if (invitationId) {
    await enqueue(ctx, tellTimesTakenBack, { invitationId }, { key: `times-taken-back:${invitationId}` })
  }
}

/** Ends the interview to come, and says which it was. One that was held already stays as it was. */
export function endLive(ctx: Context, choiceId: string, cancelledReasonId: string, cancelledDetail: string | null) {
  const cancelled = { cancelledAt: ctx.now, cancelledById: ctx.actor.id, cancelledByRole: ctx.actor.role }
  return ctx.db
    .updateTable('interview')
    .set({ ...cancelled, cancelledReasonId, cancelledDetail })
    .where('choiceId', '=', choiceId)
    .where('cancelledAt', 'is', null)
    .where('startsAt', '>', ctx.now)
    .returning(['id', 'calendarUid', 'calendarSequence'])
    .executeTakeFirst()
}

/** One that takes the place of another moves its entry in calendars. */
export function inCalendars(before: { calendarUid: string; calendarSequence: number } | undefined) {
  return before && { calendarUid: before.calendarUid, calendarSequence: before.calendarSequence + 1 }
}

export function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
