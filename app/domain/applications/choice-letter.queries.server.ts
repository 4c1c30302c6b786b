import type { Context } from '~/kit/context.server'

const CHOICES_AT_MOST = 100

/** What a letter about a choice has to know: whose, which course, where, and how it stands now. */
export function findForLetter(ctx: Context, choiceId: string) {
  return forLetters(ctx).where('choice.id', '=', choiceId).executeTakeFirst()
}

/** The same for several choices, in the learner's own order. */
export function findForLetters(ctx: Context, choiceIds: readonly string[]) {
  return forLetters(ctx)
    .where('choice.id', 'in', [...choiceIds])
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}

function forLetters(ctx: Context) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.learnerId', 'choice.cycleId', 'choice.providerId', 'choice.state', 'choice.answerBy'])
    .select('choice.sentAt')
    .select(['course.title as course', 'provider.name as provider', 'application.reference'])
    .select(['learner.givenNames', 'learner.familyName'])
}

/** The states of all the choices a learner has sent this year, to say what remains. */
export async function statesOfCycle(ctx: Context, learnerId: string, cycleId: string) {
  const choices = await ctx.db
    .selectFrom('choice')
    .select('state')
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .limit(100)
    .execute()
  return choices.map(({ state }) => state)
}
