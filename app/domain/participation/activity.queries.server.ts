import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { sql, type Expression } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import type { Word } from './spell'

const CODES_AT_MOST = 200

/** The codes that may be used today, in the order of their families. */
export function activityCodes(ctx: Context) {
  const today = londonDay(ctx.now)
  return ctx.db
    .selectFrom('activityCode')
    .innerJoin('activityRule', (join) => join.on(ruleOn(today)))
    .select(['activityCode.code', 'activityCode.label', 'activityCode.family', 'activityCode.isNeet'])
    .select(['activityRule.needsReviewDate', 'activityRule.needsPredictedEnd'])
    .where('activityCode.validFrom', '<=', today)
    .where((eb) => eb.or([eb('activityCode.validTo', 'is', null), eb('activityCode.validTo', '>=', today)]))
    .orderBy('activityCode.code')
    .limit(CODES_AT_MOST)
    .execute()
}

/** The rule of a code that is in force on a day: an activity counts by it, whatever the rule was when it was written down. */
export function ruleOn(day: string) {
  return sql<boolean>`activity_rule.code = activity_code.code and activity_rule.valid_from <= ${day}::date
    and (activity_rule.valid_to is null or activity_rule.valid_to >= ${day}::date)`
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
      .leftJoin('activityRule', (join) => join.on(ruleOn(londonDay(ctx.now))))
      .leftJoin('organisation', 'organisation.id', 'activity.providerId')
      .select([
        'activity.id',
        'activity.code',
        'activityCode.label',
        'activityCode.isNeet',
        'activityCode.headlineGroup',
      ])
      .select(['activityRule.currencyMonths', 'organisation.name as providerName'])
      .select((eb) => eb.fn.coalesce('activityRule.currencyRule', sql<string>`'none'`).as('currencyRule'))
      .select([
        'activity.startedOn',
        'activity.verifiedOn',
        'activity.reviewOn',
        'activity.predictedEndOn',
        'activity.recordedAt',
        'activity.neetStartedOn',
        'activity.source',
      ])
      .where('activity.learnerId', '=', learnerId)
      .where('activity.status', '=', status)
      .where('activity.endedAt', 'is', null)
      .orderBy('activity.recordedAt', 'desc')
      .orderBy('activity.id')
      .limit(1),
  )
}

const WORDS_AT_MOST = 200

/** Everything that was ever confirmed of one learner, the oldest word first: what spells are worked out of. */
export async function activityWordsOf(ctx: Context, learnerId: string): Promise<Word[]> {
  const rows = await ctx.db
    .selectFrom('activity')
    .innerJoin('activityCode', 'activityCode.code', 'activity.code')
    .select(['activity.code', 'activityCode.label', 'activity.startedOn', 'activity.endedAt', 'activity.source'])
    .where('activity.learnerId', '=', learnerId)
    .where('activity.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('activity.status', '=', 'confirmed')
    .orderBy('activity.recordedAt')
    .orderBy('activity.id')
    .limit(WORDS_AT_MOST)
    .execute()
  return rows.map(({ endedAt, source, ...word }) => ({
    ...word,
    endedOn: endedAt ? londonDay(endedAt) : null,
    isOfAdviser: source !== 'file',
  }))
}

/** The activity that counts now, for deeds that ask whether a word is newer. */
export function currentOf(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('activity')
    .select(['code', 'startedOn', 'verifiedOn', 'reviewOn', 'predictedEndOn', 'source'])
    .where('learnerId', '=', learnerId)
    .where('status', '=', 'confirmed')
    .where('endedAt', 'is', null)
    .executeTakeFirst()
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
