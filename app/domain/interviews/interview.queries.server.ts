import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

/** The newest interview of a choice that the viewer may see and that was not cancelled; nothing where none was arranged. */
export function findInterview(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('interview', 'interview.choiceId', 'choice.id')
    .select(['interview.id', 'interview.startsAt', 'interview.place', 'interview.message'])
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
    .select(['interview.id', 'interview.choiceId', 'interview.startsAt', 'interview.place', 'interview.message'])
    .select(['interview.cancelledAt', 'interview.cancelledDetail', 'reason.learnerWords'])
    .where('interview.id', '=', interviewId)
    .executeTakeFirst()
}
