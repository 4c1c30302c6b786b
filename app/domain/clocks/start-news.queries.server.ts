import type { Context } from '~/kit/context.server'
import { findForLetter } from '~/domain/applications/choice-letter.queries.server'
import { startNews } from './start-news'

/** The choices of a start, in the order they were made, some at a time. */
export function choicesOfRun(ctx: Context, runId: string, after: string | null, atMost: number) {
  return ctx.db
    .selectFrom('choice')
    .select('id')
    .where('courseRunId', '=', runId)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(atMost)
    .execute()
}

/** Whether a start stands in the prospectus now. */
export async function isOnOffer(ctx: Context, runId: string): Promise<boolean> {
  const start = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select('courseRun.id')
    .where('courseRun.id', '=', runId)
    .where('courseRun.status', '=', 'live')
    .where('course.status', '=', 'live')
    .executeTakeFirst()
  return start !== undefined
}

/** A choice for a letter about its start, with what there is to tell; null where there is nothing any more. */
export async function findStartNews(ctx: Context, choiceId: string) {
  const choice = await findForLetter(ctx, choiceId)
  const start = await ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.state', 'course.status as courseStatus', 'courseRun.status as runStatus', 'courseRun.id as runId'])
    .select(['courseRun.isOpen', 'courseRun.isFull'])
    .where('choice.id', '=', choiceId)
    .where('courseRun.cancelledAt', 'is', null) // its learners get a letter of their own
    .executeTakeFirst()
  const news = start ? startNews(start) : null
  return choice && start && news ? { choice, news, runId: start.runId } : null
}
