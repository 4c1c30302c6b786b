import type { Expression } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { learnersVisibleTo, marksVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const MOST_MARKS = 100

/** One learner's attendance: the totals, and the newest marks with the session each was given in. */
export async function findAttendance(ctx: Context, learnerId: string) {
  const row = await learnersVisibleTo(ctx)
    .where('learner.id', '=', learnerId)
    .select('learner.id')
    .select((eb) => [
      attendanceTotals(ctx, eb.ref('learner.id')).as('totals'),
      jsonArrayFrom(
        marksVisibleTo(ctx)
          .innerJoin('classSession', 'classSession.id', 'mark.sessionId')
          .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
          .innerJoin('course', 'course.id', 'courseRun.courseId')
          .innerJoin('markCode', 'markCode.code', 'mark.code')
          .select([
            'mark.id',
            'mark.minutesLate',
            'markCode.label',
            'markCode.countsAsAttended',
            'markCode.countsAsPossible',
          ])
          .select(['classSession.title', 'classSession.startsAt', 'course.title as courseTitle'])
          .where('mark.learnerId', '=', eb.ref('learner.id'))
          .orderBy('classSession.startsAt', 'desc')
          .orderBy('mark.id')
          .limit(MOST_MARKS),
      ).as('marks'),
    ])
    .executeTakeFirst()
  const { totals, marks } = orNotFound(row, 'learner')
  return { totals: totals ?? { possible: 0, attended: 0, punctual: 0 }, marks }
}

/** How many sessions a learner could have come to, came to, and came to in time: part of a larger question. */
export function attendanceTotals(ctx: Context, learnerId: Expression<string>) {
  return jsonObjectFrom(
    marksVisibleTo(ctx)
      .innerJoin('markCode', 'markCode.code', 'mark.code')
      .select((eb) => [
        eb.fn.countAll<number>().filterWhere('markCode.countsAsPossible', '=', true).as('possible'),
        eb.fn.countAll<number>().filterWhere('markCode.countsAsAttended', '=', true).as('attended'),
        eb.fn.countAll<number>().filterWhere('markCode.countsAsPunctual', '=', true).as('punctual'),
      ])
      .where('mark.learnerId', '=', learnerId),
  )
}
