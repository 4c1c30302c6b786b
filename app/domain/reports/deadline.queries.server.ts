import { sql } from 'kysely'
import { learnersVisibleTo, openEventsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { londonDay } from '~/kit/dates'
import { inProgress, openOffers } from '~/domain/applications/choice.states'
import { FEW_ON_SHORTLIST, type DatedChoices, type DeadlineKind } from './deadline'

const LINES_AT_MOST = 200
const EVENTS_AT_MOST = 60
const SCHOOL_LEAVERS = 11

/** The days ahead that wait in the viewer's learners' own choices, with how many of them each concerns. */
export function datedChoicesAhead(ctx: Context, { id: cycleId, dates }: Cycle): Promise<DatedChoices[]> {
  const today = londonDay(ctx.now)
  return (
    closings(ctx, cycleId, today)
      // A course that closes with everything else has no day of its own.
      .where('courseRun.applyUntil', '!=', dates['applications-close'] ?? '9999-12-31')
      .unionAll(replies(ctx, cycleId, today))
      .unionAll(interviews(ctx, cycleId))
      .orderBy('day')
      .orderBy('kind')
      .orderBy('key')
      .limit(LINES_AT_MOST)
      .execute()
  )
}

function choicesOfLeavers(ctx: Context, cycleId: string) {
  return ctx.db.selectFrom('choice').where('choice.cycleId', '=', cycleId).where('choice.learnerId', 'in', leavers(ctx))
}

function leavers(ctx: Context) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
    .select('learner.id')
}

const learners = sql<number>`count(distinct choice.learner_id)::int`.as('learners')

function closings(ctx: Context, cycleId: string, today: string) {
  return choicesOfLeavers(ctx, cycleId)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .where('choice.state', '=', 'draft')
    .where('courseRun.applyUntil', '>=', today)
    .select([
      sql<DeadlineKind>`'closing'`.as('kind'),
      sql<string>`course_run.apply_until`.as('day'),
      sql<string>`course_run.id::text`.as('key'),
      sql<string | null>`course.title`.as('what'),
      sql<string | null>`provider.name`.as('where'),
      learners,
    ])
    .groupBy(['courseRun.id', 'course.title', 'provider.name'])
}

function replies(ctx: Context, cycleId: string, today: string) {
  return choicesOfLeavers(ctx, cycleId)
    .innerJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
    .where('choice.state', 'in', openOffers)
    .where('offer.replyBy', '>=', today)
    .select([
      sql<DeadlineKind>`'reply'`.as('kind'),
      sql<string>`offer.reply_by`.as('day'),
      sql<string>`''`.as('key'),
      sql<string | null>`null`.as('what'),
      sql<string | null>`null`.as('where'),
      learners,
    ])
    .groupBy('offer.replyBy')
}

function interviews(ctx: Context, cycleId: string) {
  const day = sql<string>`(interview.starts_at at time zone 'Europe/London')::date`
  return choicesOfLeavers(ctx, cycleId)
    .innerJoin('interview', (join) =>
      join.onRef('interview.choiceId', '=', 'choice.id').on('interview.cancelledAt', 'is', null),
    )
    .where('choice.state', '=', 'interviewing')
    .where('interview.startsAt', '>=', ctx.now)
    .select([
      sql<DeadlineKind>`'interview'`.as('kind'),
      day.as('day'),
      sql<string>`''`.as('key'),
      sql<string | null>`null`.as('what'),
      sql<string | null>`null`.as('where'),
      learners,
    ])
    .groupBy(day)
}

/** The open events of the area, with how many of the viewer's learners have chosen something there. */
export async function eventsAhead(ctx: Context, cycleId: string): Promise<DatedChoices[]> {
  const rows = await openEventsVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'openEvent.providerId')
    .where('provider.areaId', '=', ctx.actor.areaId)
    .where('openEvent.cancelledAt', 'is', null)
    .where('openEvent.endsAt', '>', ctx.now)
    .select(['openEvent.startsAt', 'openEvent.title', 'provider.id', 'provider.name'])
    .select(
      sql<number>`${choicesOfLeavers(ctx, cycleId)
        .where('choice.providerId', '=', sql.ref<string>('provider.id'))
        .where('choice.state', 'in', inProgress)
        .select(learners)}`.as('learners'),
    )
    .orderBy('openEvent.startsAt')
    .orderBy('openEvent.id')
    .limit(EVENTS_AT_MOST)
    .execute()
  return rows.map(({ startsAt, title, id, name, learners }) => ({
    kind: 'event',
    day: londonDay(startsAt),
    key: id,
    what: title,
    where: name,
    learners,
  }))
}

/**
 * Courses on the shortlists of the viewer's learners that close: how many keep each, and never who. A shortlist is the
 * learner's own, so a small number is not told either.
 */
export function shortlistedClosings(ctx: Context) {
  const keeping = sql<number>`count(distinct shortlist_entry.learner_id)::int`
  return ctx.db
    .selectFrom('shortlistEntry')
    .innerJoin('courseRun', 'courseRun.courseId', 'shortlistEntry.courseId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .where('shortlistEntry.learnerId', 'in', leavers(ctx))
    .where('courseRun.applyUntil', '>=', londonDay(ctx.now))
    .where('courseRun.status', '=', 'live')
    .select(['courseRun.applyUntil as day', 'course.title', 'provider.name', keeping.as('learners')])
    .groupBy(['courseRun.applyUntil', 'course.id', 'course.title', 'provider.name'])
    .having(keeping, '>=', FEW_ON_SHORTLIST)
    .orderBy('courseRun.applyUntil')
    .orderBy('course.id')
    .limit(LINES_AT_MOST)
    .execute()
}
