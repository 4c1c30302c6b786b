import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { marksVisibleTo, sessionsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { WEEKS_SHOWN } from './weeks'

export const LEARNERS_A_PAGE = 40
const MOST_RUNS = 200

type Asked = { firstMonday: string; runId: string | null; page: number }

/** A page of learners by name, with the registers of twelve weeks added up week by week; of one course run where one is named. */
export function weeksOf(ctx: Context, { firstMonday, runId, page }: Asked) {
  const held = () =>
    marksVisibleTo(ctx)
      .innerJoin('classSession', 'classSession.id', 'mark.sessionId')
      .innerJoin('markCode', 'markCode.code', 'mark.code')
      .where('markCode.countsAsPossible', '=', true)
      .where('classSession.startsAt', '>=', londonMoment(firstMonday, '00:00:00'))
      .where('classSession.startsAt', '<', londonMoment(addDays(firstMonday, 7 * WEEKS_SHOWN), '00:00:00'))
      .$if(runId !== null, (query) => query.where('classSession.courseRunId', '=', runId))
  const week = sql<number>`((class_session.starts_at at time zone 'Europe/London')::date - ${firstMonday}::date) / 7`
  return ctx.db
    .selectFrom('learner')
    .where('learner.id', 'in', held().select('mark.learnerId'))
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .select((eb) => [
      jsonArrayFrom(
        held()
          .whereRef('mark.learnerId', '=', eb.ref('learner.id'))
          .select(week.as('week'))
          .select(({ fn }) => [
            fn.countAll<number>().as('possible'),
            fn.countAll<number>().filterWhere('markCode.countsAsAttended', '=', true).as('attended'),
          ])
          .groupBy('week')
          .orderBy('week'),
      ).as('weeks'),
    ])
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(LEARNERS_A_PAGE + 1)
    .offset((page - 1) * LEARNERS_A_PAGE)
    .execute()
}

/** The course runs of one’s own provider that had sessions since a day. */
export function runsWithSessions(ctx: Context, from: string) {
  return sessionsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .where('classSession.startsAt', '>=', londonMoment(from, '00:00:00'))
    .where('classSession.startsAt', '<=', ctx.now)
    .select(['courseRun.id', 'course.title', 'courseRun.startsOn'])
    .distinct()
    .orderBy('course.title')
    .orderBy('courseRun.id')
    .limit(MOST_RUNS)
    .execute()
}
