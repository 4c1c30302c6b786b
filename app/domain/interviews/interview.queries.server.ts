import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'

/** The newest interview of a choice that the viewer may see and that was not cancelled; nothing where none was arranged. */
export function findInterview(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('interview', 'interview.choiceId', 'choice.id')
    .select(['interview.id', 'interview.startsAt', 'interview.place', 'interview.message'])
    .select(['interview.learnerAnswer', 'interview.learnerWords'])
    .where('choice.id', '=', choiceId)
    .where('interview.cancelledAt', 'is', null)
    .orderBy('interview.startsAt', 'desc')
    .orderBy('interview.id')
    .limit(1)
    .executeTakeFirst()
}

export type Interview = NonNullable<Awaited<ReturnType<typeof findInterview>>>

/** An interview with why it was cancelled, for the letters about it. */
export function findInterviewForLetter(ctx: Context, interviewId: string) {
  return ctx.db
    .selectFrom('interview')
    .leftJoin('reason', 'reason.id', 'interview.cancelledReasonId')
    .leftJoin('interviewSlot as slot', 'slot.id', 'interview.slotId')
    .select(['interview.id', 'interview.choiceId', 'interview.startsAt', 'interview.place', 'interview.message'])
    .select(['interview.cancelledAt', 'interview.cancelledDetail', 'interview.cancelledByRole'])
    .select(['reason.code as cancelledReason', 'reason.learnerWords'])
    .select(['interview.calendarUid', 'interview.calendarSequence', 'slot.minutes'])
    .where('interview.id', '=', interviewId)
    .executeTakeFirst()
}

export type InterviewForLetter = NonNullable<Awaited<ReturnType<typeof findInterviewForLetter>>>

/** The interview of a choice that is neither over nor cancelled. */
export function interviewToCome(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('interview')
    .select(['id', 'startsAt'])
    .where('choiceId', '=', choiceId)
    .where('cancelledAt', 'is', null)
    .where('startsAt', '>', ctx.now)
    .executeTakeFirst()
}

const INTERVIEWS_A_DAY = 10_000

/** The interviews of a London day, to remind of them. */
export function interviewsOn(ctx: Context, day: string) {
  return ctx.db
    .selectFrom('interview')
    .innerJoin('choice', 'choice.id', 'interview.choiceId')
    .select('interview.id')
    .where('choice.state', '=', 'interviewing')
    .where('interview.cancelledAt', 'is', null)
    .where('interview.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('interview.startsAt', '<', londonMoment(addDays(day, 1), '00:00:00'))
    .orderBy('interview.startsAt')
    .orderBy('interview.id')
    .limit(INTERVIEWS_A_DAY)
    .execute()
}

/** An hour for the interview itself and the way from one to the other. */
export const CLASH_MS = 60 * 60_000

/** Whether the learner has another interview to come within this time of the moment: nothing more is said of it. */
export async function hasClash(ctx: Context, { learnerId, id }: { learnerId: string; id: string }, startsAt: Date) {
  const [from, to] = [-CLASH_MS, CLASH_MS].map((ms) => new Date(startsAt.getTime() + ms))
  const found = await ctx.db
    .selectFrom('interview')
    .innerJoin('choice', 'choice.id', 'interview.choiceId')
    .select('interview.id')
    .where('choice.learnerId', '=', learnerId)
    .where('choice.id', '!=', id)
    .where('interview.cancelledAt', 'is', null)
    .where('interview.startsAt', '>', from ?? startsAt)
    .where('interview.startsAt', '<', to ?? startsAt)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
