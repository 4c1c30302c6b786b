import { sql, type Expression } from 'kysely'
import { endsVisibleTo } from '~/access/ending-scopes.server'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { interventionsVisibleTo, progressSubjectsVisibleTo } from '~/access/progress-scopes.server'
import { choicesVisibleTo, enrolmentsVisibleTo } from '~/access/scopes.server'
import { alertsVisibleTo, placementsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { SchoolYear, YearFact } from './learner-year'

const MOST_FACTS = 300

/** What happened to one learner in a school year, and what has its day in it, as far as the viewer may read each: the first day first. */
export async function findLearnerYear(ctx: Context, learnerId: string, year: SchoolYear) {
  const learner = await planOwnersVisibleTo(ctx)
    .where('learner.id', '=', learnerId)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .executeTakeFirst()
  const found = orNotFound(learner, 'learner')
  const facts: YearFact[] = await applicationFacts(ctx, learnerId, year)
    .unionAll(courseFacts(ctx, learnerId, year))
    .unionAll(endingFacts(ctx, learnerId, year))
    .unionAll(progressFacts(ctx, learnerId, year))
    .unionAll(planFacts(ctx, learnerId, year))
    .unionAll(alertFacts(ctx, learnerId, year))
    .orderBy('on')
    .orderBy('kind')
    .orderBy('id')
    .limit(MOST_FACTS)
    .execute()
  return { ...found, facts }
}

function applicationFacts(ctx: Context, learnerId: string, year: SchoolYear) {
  const choices = () =>
    choicesVisibleTo(ctx)
      .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
      .where('choice.learnerId', '=', learnerId)
  const offers = () => choices().innerJoin('offer', 'offer.choiceId', 'choice.id')
  const answered = sql<string | null>`reply.kind::text`
  return choices()
    .where('choice.sentAt', '>=', startOf(year))
    .where('choice.sentAt', '<', endOf(year))
    .select((eb) => ['choice.id', ...fact('sent', dayOf(eb.ref('choice.sentAt')), course), nothing.as('state')])
    .unionAll(
      offers()
        .where('offer.madeAt', '>=', startOf(year))
        .where('offer.madeAt', '<', endOf(year))
        .select((eb) => ['offer.id', ...fact('offer', dayOf(eb.ref('offer.madeAt')), course), nothing.as('state')]),
    )
    .unionAll(
      offers()
        .innerJoin('reply', 'reply.offerId', 'offer.id')
        .where('reply.repliedAt', '>=', startOf(year))
        .where('reply.repliedAt', '<', endOf(year))
        .select((eb) => ['reply.id', ...fact('reply', dayOf(eb.ref('reply.repliedAt')), course), answered.as('state')]),
    )
    .unionAll(
      choices()
        .innerJoin('interview', 'interview.choiceId', 'choice.id')
        .where('interview.cancelledAt', 'is', null)
        .where('interview.startsAt', '>=', startOf(year))
        .where('interview.startsAt', '<', endOf(year))
        .select((eb) => [
          'interview.id',
          ...fact('interview', dayOf(eb.ref('interview.startsAt')), course),
          nothing.as('state'),
        ]),
    )
}

function courseFacts(ctx: Context, learnerId: string, { from, until }: SchoolYear) {
  const lastDay = sql<string | null>`coalesce(placement.ended_on, placement.ends_on)::text`
  return enrolmentsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'enrolment.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'enrolment.providerId')
    .where('enrolment.learnerId', '=', learnerId)
    .where('enrolment.startedOn', '<', until)
    .where((eb) => eb.or([eb('enrolment.endedOn', 'is', null), eb('enrolment.endedOn', '>=', from)]))
    .select((eb) => [
      'enrolment.id',
      ...fact('enrolment', textOf(eb.ref('enrolment.startedOn')), course, sql`enrolment.ended_on::text`),
      sql<string | null>`enrolment.status::text`.as('state'),
    ])
    .unionAll(
      placementsVisibleTo(ctx)
        .innerJoin('courseRun', 'courseRun.id', 'placement.courseRunId')
        .innerJoin('course', 'course.id', 'courseRun.courseId')
        .innerJoin('organisation as provider', 'provider.id', 'placement.hostId')
        .where('placement.learnerId', '=', learnerId)
        .where('placement.startsOn', '<', until)
        .where('placement.endsOn', '>=', from)
        .select((eb) => [
          'placement.id',
          ...fact('placement', textOf(eb.ref('placement.startsOn')), course, lastDay),
          sql<string | null>`placement.state`.as('state'),
        ]),
    )
}

function endingFacts(ctx: Context, learnerId: string, { from, until }: SchoolYear) {
  return endsVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'programmeEnd.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'programmeEnd.providerId')
    .where('programmeEnd.learnerId', '=', learnerId)
    .where('programmeEnd.undoneAt', 'is', null)
    .where('programmeEnd.lastOn', '>=', from)
    .where('programmeEnd.lastOn', '<', until)
    .select((eb) => [
      'programmeEnd.id',
      ...fact('ending', textOf(eb.ref('programmeEnd.lastOn')), course),
      sql<string | null>`programme_end.kind`.as('state'),
    ])
}

function progressFacts(ctx: Context, learnerId: string, { from, until }: SchoolYear) {
  const round = { title: sql<string>`report_round.name`, place: sql<string | null>`teacher.name` }
  return progressSubjectsVisibleTo(ctx)
    .innerJoin('progressEntry', 'progressEntry.subjectId', 'progressSubject.id')
    .innerJoin('reportRound', 'reportRound.id', 'progressEntry.roundId')
    .innerJoin('organisation as teacher', 'teacher.id', 'reportRound.organisationId')
    .where('progressSubject.learnerId', '=', learnerId)
    .where('reportRound.closesOn', '>=', from)
    .where('reportRound.closesOn', '<', until)
    .groupBy(['reportRound.id', 'teacher.name'])
    .select((eb) => [
      'reportRound.id',
      ...fact('report', textOf(eb.ref('reportRound.closesOn')), round),
      nothing.as('state'),
    ])
    .unionAll(
      interventionsVisibleTo(ctx)
        .innerJoin('reason', 'reason.id', 'intervention.kindId')
        .innerJoin('organisation as teacher', 'teacher.id', 'intervention.organisationId')
        .where('intervention.learnerId', '=', learnerId)
        .where('intervention.startedOn', '>=', from)
        .where('intervention.startedOn', '<', until)
        .select((eb) => [
          'intervention.id',
          ...fact(
            'intervention',
            textOf(eb.ref('intervention.startedOn')),
            { title: sql`reason.label`, place: sql`teacher.name` },
            sql`intervention.look_again_on::text`,
          ),
          sql<string | null>`intervention.state`.as('state'),
        ]),
    )
}

function planFacts(ctx: Context, learnerId: string, { from, until }: SchoolYear) {
  const held = sql<string>`coalesce(review.held_on, review.due_on)`
  return planOwnersVisibleTo(ctx, 'targets')
    .innerJoin('target', 'target.learnerId', 'learner.id')
    .where('target.learnerId', '=', learnerId)
    .where('target.dueOn', '>=', from)
    .where('target.dueOn', '<', until)
    .select((eb) => [
      'target.id',
      ...fact('target', textOf(eb.ref('target.dueOn')), { title: sql`target.title`, place: nothing }),
      sql<string | null>`target.state`.as('state'),
    ])
    .unionAll(
      planOwnersVisibleTo(ctx, 'reviews')
        .innerJoin('review', 'review.learnerId', 'learner.id')
        .where('review.learnerId', '=', learnerId)
        .where(held, '>=', from)
        .where(held, '<', until)
        .select([
          'review.id',
          ...fact('review', textOf(held), { title: sql`review.kind`, place: nothing }),
          sql<string | null>`review.state`.as('state'),
        ]),
    )
}

function alertFacts(ctx: Context, learnerId: string, { from, until }: SchoolYear) {
  return alertsVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'attendanceAlert.providerId')
    .where('attendanceAlert.learnerId', '=', learnerId)
    .where('attendanceAlert.openedOn', '>=', from)
    .where('attendanceAlert.openedOn', '<', until)
    .select((eb) => [
      'attendanceAlert.id',
      ...fact(
        'alert',
        textOf(eb.ref('attendanceAlert.openedOn')),
        { title: sql`attendance_alert.kind`, place: sql`provider.name` },
        sql`attendance_alert.closed_on::text`,
      ),
      nothing.as('state'),
    ])
}

const nothing = sql<string | null>`null::text`
const course = { title: sql<string>`course.title`, place: sql<string | null>`provider.name` }

// Each part of the question gives the same columns, so that all of it is one list.
function fact(
  kind: string,
  on: Expression<string>,
  { title, place }: { title: Expression<string>; place: Expression<string | null> },
  until: Expression<string | null> = nothing,
) {
  return [
    sql<string>`${sql.lit(kind)}::text`.as('kind'),
    sql<string>`${on}`.as('on'),
    sql<string | null>`${until}`.as('until'),
    sql<string>`${title}`.as('title'),
    sql<string | null>`${place}`.as('place'),
  ] as const
}

function dayOf(moment: Expression<unknown>) {
  return sql<string>`(${moment} at time zone 'Europe/London')::date::text`
}

function textOf(day: Expression<unknown>) {
  return sql<string>`${day}::text`
}

function startOf({ from }: SchoolYear) {
  return londonMoment(from, '00:00:00')
}

function endOf({ until }: SchoolYear) {
  return londonMoment(until, '00:00:00')
}
