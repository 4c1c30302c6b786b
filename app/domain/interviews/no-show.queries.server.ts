import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

const COURSES_AT_MOST = 200
const LEARNERS_AT_MOST = 100

/** What became of the interviews of a provider since a day, for each of its courses. */
export async function outcomesByCourse(ctx: Context, since: Date) {
  const rows = await begun(ctx, since)
    .select(['course.id', 'course.title'])
    .select(({ fn }) => [
      fn.countAll<number>().as('held'),
      fn.countAll<number>().filterWhere('interview.outcome', '=', 'came').as('came'),
      fn.countAll<number>().filterWhere('interview.outcome', '=', 'did-not-come').as('missed'),
      fn.countAll<number>().filterWhere('interview.outcome', '=', 'excused').as('excused'),
    ])
    .groupBy(['course.id', 'course.title'])
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(COURSES_AT_MOST)
    .execute()
  return rows.map(({ id, title, ...counts }) => ({
    id,
    title,
    held: Number(counts.held),
    came: Number(counts.came),
    missed: Number(counts.missed),
    excused: Number(counts.excused),
  }))
}

/** The learners who did not come and wait for an answer, with nothing new arranged for them: those of the last interviews first. */
export function learnersWhoDidNotCome(ctx: Context, since: Date) {
  return begun(ctx, since)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select(['interview.id', 'interview.startsAt', 'interview.outcome', 'choice.id as choiceId'])
    .select(['learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .where('choice.state', '=', 'interviewing')
    .where('interview.outcome', 'in', ['did-not-come', 'excused'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interview as next')
            .select('next.id')
            .whereRef('next.choiceId', '=', 'choice.id')
            .where('next.cancelledAt', 'is', null)
            .whereRef('next.startsAt', '>', 'interview.startsAt'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interviewInvitation as asked')
            .select('asked.id')
            .whereRef('asked.choiceId', '=', 'choice.id')
            .where('asked.endedAt', 'is', null)
            .whereRef('asked.invitedAt', '>', 'interview.startsAt'),
        ),
      ),
    )
    .orderBy('interview.startsAt', 'desc')
    .orderBy('interview.id')
    .limit(LEARNERS_AT_MOST)
    .execute()
}

function begun(ctx: Context, since: Date) {
  return choicesVisibleTo(ctx)
    .innerJoin('interview', 'interview.choiceId', 'choice.id')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .where('interview.cancelledAt', 'is', null)
    .where('interview.startsAt', '>=', since)
    .where('interview.startsAt', '<=', ctx.now)
}
