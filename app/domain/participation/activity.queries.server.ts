import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Expression } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'

const CODES_AT_MOST = 200

/** The codes that may be used today, in the order of their families. */
export function activityCodes(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('activityCode')
    .select(['code', 'label', 'family', 'needsReviewDate', 'needsPredictedEnd'])
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('code')
    .limit(CODES_AT_MOST)
    .execute()
}

/** A learner with the current activity and the newest proposal, for the adviser who updates it. */
export async function findActivity(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId'])
    .select((eb) => [
      activityOf(ctx, eb.ref('learner.id'), 'confirmed').as('current'),
      activityOf(ctx, eb.ref('learner.id'), 'proposed').as('proposed'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

/** The activity that counts now, or the newest proposal: part of a larger question. */
export function activityOf(ctx: Context, learnerId: Expression<string>, status: 'confirmed' | 'proposed') {
  return jsonObjectFrom(
    ctx.db
      .selectFrom('activity')
      .innerJoin('activityCode', 'activityCode.code', 'activity.code')
      .leftJoin('organisation', 'organisation.id', 'activity.providerId')
      .select([
        'activity.id',
        'activity.code',
        'activityCode.label',
        'activityCode.isNeet',
        'activityCode.headlineGroup',
      ])
      .select(['activityCode.currencyRule', 'activityCode.currencyMonths', 'organisation.name as providerName'])
      .select([
        'activity.startedOn',
        'activity.verifiedOn',
        'activity.reviewOn',
        'activity.predictedEndOn',
        'activity.recordedAt',
      ])
      .where('activity.learnerId', '=', learnerId)
      .where('activity.status', '=', status)
      .where('activity.endedAt', 'is', null)
      .orderBy('activity.recordedAt', 'desc')
      .orderBy('activity.id')
      .limit(1),
  )
}

/** What an enrolment says of the course: enough to propose an activity. */
export function findStartedCourse(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('enrolment')
    .innerJoin('courseRun', 'courseRun.id', 'enrolment.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'enrolment.providerId')
    .select([
      'enrolment.id',
      'enrolment.learnerId',
      'enrolment.providerId',
      'enrolment.startedOn',
      'enrolment.choiceId',
    ])
    .select([
      'provider.kind as providerKind',
      'provider.name as providerName',
      'course.route',
      'courseRun.studyMode',
      'courseRun.endsOn',
    ])
    .where('enrolment.choiceId', '=', choiceId)
    .where('enrolment.status', '=', 'enrolled')
    .executeTakeFirst()
}
