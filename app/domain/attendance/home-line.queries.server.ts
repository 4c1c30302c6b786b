import { sql, type ExpressionBuilder } from 'kysely'
import type { DB } from '#db/schema'
import { placementsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { isPlacedThere, knownAbsence } from './expected.queries.server'
import type { Line } from './home-line'

const MOST_LINES = 600

/** The sessions of one day at which learners of this school are expected elsewhere, with both sites' marks. */
export async function homeLinesOn(ctx: Context, day: string) {
  const rows = await lines(ctx)
    .where('classSession.startsAt', '>=', londonMoment(day, '00:00:00'))
    .where('classSession.startsAt', '<', londonMoment(addDays(day, 1), '00:00:00'))
    .orderBy('classSession.startsAt')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .orderBy('classSession.id')
    .limit(MOST_LINES)
    .execute()
  return rows.map(asLine)
}

/** One of them. */
export async function findHomeLine(ctx: Context, sessionId: string, learnerId: string) {
  const row = await one(ctx, sessionId, learnerId).executeTakeFirst()
  return asLine(orNotFound(row, 'session'))
}

/** The same for the system, which may find that it is not there any more. */
export async function homeLineNow(ctx: Context, sessionId: string, learnerId: string) {
  const row = await one(ctx, sessionId, learnerId).executeTakeFirst()
  return row ? asLine(row) : null
}

/** The codes that schools may use on a day, in the order of the list. */
export function attendanceCodes(ctx: Context, day: string) {
  return ctx.db
    .selectFrom('attendanceCode')
    .select(['code', 'label', 'meaning'])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .orderBy('position')
    .limit(60)
    .execute()
}

function one(ctx: Context, sessionId: string, learnerId: string) {
  return lines(ctx).where('classSession.id', '=', sessionId).where('placement.learnerId', '=', learnerId).limit(1)
}

// Each is looked up for the rows that are there. Joined, they would be seven tables more to put in order, and that takes the
// database longer than the whole answer.
function namesBeside(eb: ExpressionBuilder<DB, 'placement' | 'classSession' | 'mark'>) {
  return [
    sql<string>`(select host.name from organisation host where host.id = placement.host_id)`.as('hostName'),
    sql<string>`(select course.title from course_run join course on course.id = course_run.course_id
      where course_run.id = class_session.course_run_id)`.as('courseTitle'),
    eb
      .selectFrom('courseRun')
      .leftJoin('timetableSlot', (join) => join.onRef('timetableSlot.id', '=', eb.ref('classSession.slotId')))
      .innerJoin('site', (join) =>
        join.on((eb) => eb('site.id', '=', eb.fn.coalesce('timetableSlot.siteId', 'courseRun.siteId'))),
      )
      .select('site.name')
      .whereRef('courseRun.id', '=', 'classSession.courseRunId')
      .as('siteName'),
    eb.selectFrom('markCode').select('markCode.label').whereRef('markCode.code', '=', 'mark.code').as('hostLabel'),
    eb
      .selectFrom('homeCodeChoice')
      .select('homeCodeChoice.code')
      .whereRef('homeCodeChoice.placementId', '=', 'placement.id')
      .as('presentCode'),
  ] as const
}

function lines(ctx: Context) {
  const { role, organisationId } = ctx.actor
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .innerJoin('placementSpell', 'placementSpell.placementId', 'placement.id')
    .innerJoin('classSession', 'classSession.courseRunId', 'placementSpell.courseRunId')
    .leftJoin('mark', (join) =>
      join.onRef('mark.sessionId', '=', 'classSession.id').onRef('mark.learnerId', '=', 'learner.id'),
    )
    .leftJoin('homeMark', (join) =>
      join.onRef('homeMark.sessionId', '=', 'classSession.id').onRef('homeMark.learnerId', '=', 'learner.id'),
    )
    .select(['placement.id as placementId', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['rollEntry.schoolId', 'rollEntry.form'])
    .select(['classSession.id as sessionId', 'classSession.title', 'classSession.startsAt', 'classSession.endsAt'])
    .select(['classSession.takenAt', 'mark.code as hostCode', 'mark.minutesLate'])
    .select(['homeMark.code as homeCode', 'homeMark.hostCode as homeHostCode', 'homeMark.reason as homeReason'])
    .select(namesBeside)
    .select(knownAbsence)
    .where(isPlacedThere)
    .$if(role !== 'system', (query) => query.where('rollEntry.schoolId', '=', organisationId))
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function asLine({ hostCode, presentCode, knownCode, homeCode, homeHostCode, ...row }: Row) {
  const line: Line = {
    hostCode,
    presentCode: presentCode === 'D' ? 'D' : 'B',
    knownCode,
    home: homeCode === null ? null : { code: homeCode, hostCode: homeHostCode },
  }
  return { ...row, line, day: londonDay(row.startsAt) }
}
