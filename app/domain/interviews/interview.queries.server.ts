import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

/** The live interview of a choice that the viewer may see; nothing where none is arranged. */
export function findInterview(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('interview', 'interview.choiceId', 'choice.id')
    .select(['interview.id', 'interview.startsAt', 'interview.place', 'interview.message'])
    .where('choice.id', '=', choiceId)
    .where('interview.cancelledAt', 'is', null)
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
