import type { Context } from '~/kit/context.server'

const DRAFTS_AT_MOST = 20

/** Learners with a draft for the provider of a pause, in order, some at a time. */
export async function learnersWaitingFor(ctx: Context, pauseId: string, after: string | null, size: number) {
  const rows = await drafts(ctx, pauseId)
    .select('choice.learnerId')
    .distinct()
    .$if(after !== null, (query) => query.where('choice.learnerId', '>', after))
    .orderBy('choice.learnerId')
    .limit(size)
    .execute()
  return rows.map(({ learnerId }) => learnerId)
}

/** What one learner has on the list for the provider of a pause, and has not sent. */
export function draftsAt(ctx: Context, pauseId: string, learnerId: string) {
  return drafts(ctx, pauseId)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['course.title as course', 'provider.name as provider'])
    .where('choice.learnerId', '=', learnerId)
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(DRAFTS_AT_MOST)
    .execute()
}

function drafts(ctx: Context, pauseId: string) {
  return ctx.db
    .selectFrom('requestsOff')
    .innerJoin('choice', 'choice.providerId', 'requestsOff.providerId')
    .where('requestsOff.id', '=', pauseId)
    .where('choice.state', '=', 'draft')
}
