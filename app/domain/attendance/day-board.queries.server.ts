import { sql } from 'kysely'
import { sessionsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import type { BoardSession } from './day-board'
import { expectedInSession, isPlacedThere } from './expected.queries.server'

const MOST_ON_A_BOARD = 150

/** The sessions of a day at this provider, by site and course, each with who is expected, placed there, present and absent. */
export async function dayBoard(ctx: Context, day: string): Promise<BoardSession[]> {
  const rows = await sessionsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('timetableSlot', 'timetableSlot.id', 'classSession.slotId')
    .leftJoin('site', (join) =>
      join.on((eb) => eb('site.id', '=', eb.fn.coalesce('timetableSlot.siteId', 'courseRun.siteId'))),
    )
    .select(['classSession.id', 'classSession.title', 'classSession.startsAt', 'classSession.endsAt'])
    .select(['classSession.takenAt', 'course.title as courseTitle', 'site.name as site'])
    .select((eb) => [
      eb
        .selectFrom(expectedInSession(eb).as('there'))
        .select(sql<number>`count(*)::int`.as('count'))
        .as('expected'),
      eb
        .selectFrom('placementSpell')
        .innerJoin('placement', 'placement.id', 'placementSpell.placementId')
        .select(sql<number>`count(distinct placement.learner_id)::int`.as('count'))
        .whereRef('placementSpell.courseRunId', '=', 'classSession.courseRunId')
        .where(isPlacedThere)
        .as('placed'),
      marksThat('and code.counts_as_attended').as('present'),
      marksThat('and code.counts_as_possible and not code.counts_as_attended').as('absent'),
    ])
    .where('classSession.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('classSession.startsAt', '<', londonMoment(addDays(day, 1), '00:00:00'))
    .orderBy('site.name')
    .orderBy('course.title')
    .orderBy('classSession.startsAt')
    .orderBy('classSession.id')
    .limit(MOST_ON_A_BOARD)
    .execute()
  return rows.map(({ startsAt, endsAt, takenAt, expected, placed, ...row }) => ({
    ...row,
    starts: clock.format(startsAt),
    ends: clock.format(endsAt),
    isTaken: takenAt !== null,
    expected: expected ?? 0,
    placed: placed ?? 0,
  }))
}

function marksThat(which: string) {
  return sql<number>`(select count(*)::int from mark join mark_code code on code.code = mark.code
    where mark.session_id = class_session.id ${sql.raw(which)})`
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
