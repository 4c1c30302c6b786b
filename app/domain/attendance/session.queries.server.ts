import { sessionsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'

const MOST_IN_A_DAY = 300
const MOST_UNTAKEN = 20

/** The sessions of one London day, in the order they begin. */
export function sessionsOn(ctx: Context, day: string) {
  return sessionRows(ctx)
    .where('classSession.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('classSession.startsAt', '<', londonMoment(addDays(day, 1), '00:00:00'))
    .orderBy('classSession.startsAt')
    .orderBy('classSession.id')
    .limit(MOST_IN_A_DAY)
    .execute()
}

/** Sessions that are over and whose register nobody has taken: the newest first. */
export function sessionsWithoutRegister(ctx: Context) {
  return sessionRows(ctx)
    .where('classSession.takenAt', 'is', null)
    .where('classSession.endsAt', '<', ctx.now)
    .orderBy('classSession.startsAt', 'desc')
    .orderBy('classSession.id')
    .limit(MOST_UNTAKEN)
    .execute()
}

function sessionRows(ctx: Context) {
  return sessionsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select([
      'classSession.id',
      'classSession.title',
      'classSession.startsAt',
      'classSession.endsAt',
      'classSession.takenAt',
      'course.title as courseTitle',
    ])
}
