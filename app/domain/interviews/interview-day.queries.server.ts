import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'

const A_DAY_AT_MOST = 300
const LATE_AT_MOST = 50
const LATE_DAYS = 60

/** The interviews of a provider on one London day, in order of time. */
export function interviewsOfDay(ctx: Context, day: string) {
  return interviewsOf(ctx)
    .where('interview.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('interview.startsAt', '<', londonMoment(addDays(day, 1), '00:00:00'))
    .orderBy('interview.startsAt')
    .orderBy('interview.id')
    .limit(A_DAY_AT_MOST)
    .execute()
}

/** Interviews of the last two months of which nobody has said what became, the oldest first. */
export function interviewsWithoutOutcome(ctx: Context) {
  return interviewsOf(ctx)
    .where('choice.state', '=', 'interviewing')
    .where('interview.outcome', 'is', null)
    .where('interview.startsAt', '<', londonMoment(londonDay(ctx.now), '00:00:00'))
    .where('interview.startsAt', '>=', londonMoment(addDays(londonDay(ctx.now), -LATE_DAYS), '00:00:00'))
    .orderBy('interview.startsAt')
    .orderBy('interview.id')
    .limit(LATE_AT_MOST)
    .execute()
}

/** The days before and after this one on which the provider has interviews. */
export async function interviewDaysAround(ctx: Context, day: string) {
  const moment = sql.ref<Date>('interview.starts_at')
  const [before, after] = await Promise.all([
    liveInterviews(ctx)
      .select('interview.startsAt')
      .where(moment, '<', londonMoment(day, '00:00:00'))
      .orderBy('interview.startsAt', 'desc')
      .limit(1)
      .executeTakeFirst(),
    liveInterviews(ctx)
      .select('interview.startsAt')
      .where(moment, '>=', londonMoment(addDays(day, 1), '00:00:00'))
      .orderBy('interview.startsAt')
      .limit(1)
      .executeTakeFirst(),
  ])
  return {
    before: before ? londonDay(before.startsAt) : null,
    after: after ? londonDay(after.startsAt) : null,
  }
}

/** One interview that was not cancelled, with the choice it is about. */
export function findHeldInterview(ctx: Context, interviewId: string) {
  return interviewsOf(ctx)
    .select(['interview.outcomeNote', 'choice.learnerId', 'choice.providerId'])
    .where('interview.id', '=', interviewId)
    .executeTakeFirst()
}

function interviewsOf(ctx: Context) {
  return liveInterviews(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['interview.id', 'interview.startsAt', 'interview.place', 'interview.learnerAnswer', 'interview.outcome'])
    .select(['choice.id as choiceId', 'learner.givenNames', 'learner.familyName', 'application.reference'])
    .select('course.title as courseTitle')
}

function liveInterviews(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('interview', 'interview.choiceId', 'choice.id')
    .where('interview.cancelledAt', 'is', null)
}
