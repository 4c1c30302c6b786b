import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { isToCome } from './interview'
import { whyNotChoose } from './invitation'
import { openInvitation } from './invitation.queries.server'

/** A choice of the learner's own with its newest interview, and what they may do about it: answer, or choose a time themselves. */
export async function findOwnInterview(ctx: Context, choiceId: string) {
  const { state, courseTitle, providerName, id, startsAt, place, ...more } = orNotFound(
    await newestInterview(ctx, choiceId),
    'choice',
  )
  const invitation = state === 'interviewing' ? await openInvitation(ctx, choiceId) : undefined
  const interview = id && startsAt && place !== null ? { id, startsAt, place, ...more } : null
  const refusal = invitation ? whyNotChoose(invitation, ctx.now) : null
  return {
    choice: { id: choiceId, courseTitle, providerName },
    interview,
    mayAnswer: interview !== null && isToCome(interview, ctx.now),
    /** Nothing where the provider names the time. */
    choosing: invitation
      ? { bookBy: invitation.bookBy, message: invitation.message, notNow: refusal?.sentence ?? null }
      : null,
  }
}

function newestInterview(ctx: Context, choiceId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('interview', (join) =>
      join
        .onRef('interview.choiceId', '=', 'choice.id')
        .on('interview.cancelledAt', 'is', null)
        .on('choice.state', '=', 'interviewing'),
    )
    .select(['choice.state', 'course.title as courseTitle', 'provider.name as providerName'])
    .select(['interview.id', 'interview.startsAt', 'interview.place', 'interview.message'])
    .select(['interview.learnerAnswer', 'interview.learnerWords'])
    .where('choice.id', '=', choiceId)
    .orderBy('interview.startsAt', (order) => order.desc().nullsLast())
    .orderBy('interview.id')
    .limit(1)
    .executeTakeFirst()
}
