import { sql } from 'kysely'
import { sessionsVisibleTo } from '~/access/scopes.server'
import { takingPlaces } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'

const MOST_IN_A_DAY = 300
const MOST_UNTAKEN = 20
const MOST_RUNS = 300

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

/** The course runs of this provider that learners hold a place on: those one plans sessions for. */
export function runsToTeach(ctx: Context) {
  return ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'course.title', 'site.name as siteName', 'courseRun.startsOn'])
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('choice')
          .select(sql.lit(1).as('one'))
          .whereRef('choice.courseRunId', '=', 'courseRun.id')
          .where('choice.state', 'in', takingPlaces),
      ),
    )
    .orderBy('course.title')
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
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
