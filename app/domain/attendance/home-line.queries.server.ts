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

function lines(ctx: Context) {
  const { role, organisationId } = ctx.actor
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .innerJoin('placementSpell', 'placementSpell.placementId', 'placement.id')
    .innerJoin('classSession', 'classSession.courseRunId', 'placementSpell.courseRunId')
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as host', 'host.id', 'placement.hostId')
    .leftJoin('timetableSlot', 'timetableSlot.id', 'classSession.slotId')
    .leftJoin('site', (join) =>
      join.on((eb) => eb('site.id', '=', eb.fn.coalesce('timetableSlot.siteId', 'courseRun.siteId'))),
    )
    .leftJoin('mark', (join) =>
      join.onRef('mark.sessionId', '=', 'classSession.id').onRef('mark.learnerId', '=', 'learner.id'),
    )
    .leftJoin('markCode', 'markCode.code', 'mark.code')
    .leftJoin('homeMark', (join) =>
      join.onRef('homeMark.sessionId', '=', 'classSession.id').onRef('homeMark.learnerId', '=', 'learner.id'),
    )
    .leftJoin('homeCodeChoice', 'homeCodeChoice.placementId', 'placement.id')
    .select(['placement.id as placementId', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['rollEntry.schoolId', 'rollEntry.form', 'host.name as hostName', 'site.name as siteName'])
    .select(['classSession.id as sessionId', 'classSession.title', 'classSession.startsAt', 'classSession.endsAt'])
    .select(['classSession.takenAt', 'course.title as courseTitle'])
    .select(['mark.code as hostCode', 'mark.minutesLate', 'markCode.label as hostLabel'])
    .select(['homeMark.code as homeCode', 'homeMark.hostCode as homeHostCode', 'homeMark.reason as homeReason'])
    .select('homeCodeChoice.code as presentCode')
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
