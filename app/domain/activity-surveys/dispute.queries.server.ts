import { surveyDisputesVisibleTo } from '~/access/leaver-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const SHOWN = 200

/** What schools dispute and nobody has decided, the oldest first; or a school’s own, decided or not, the newest first. */
export function disputes(ctx: Context, which: 'open' | 'own') {
  const rows = disputeRows(ctx)
  return which === 'open'
    ? rows
        .where('activitySurveyDispute.decidedAt', 'is', null)
        .orderBy('activitySurveyDispute.raisedAt')
        .orderBy('activitySurveyDispute.id')
        .limit(SHOWN)
        .execute()
    : rows
        .where('activitySurveyDispute.schoolId', '=', ctx.actor.organisationId)
        .orderBy('activitySurveyDispute.raisedAt', 'desc')
        .orderBy('activitySurveyDispute.id')
        .limit(SHOWN)
        .execute()
}

/** One of them. */
export async function findDispute(ctx: Context, disputeId: string) {
  const found = await disputeRows(ctx).where('activitySurveyDispute.id', '=', disputeId).executeTakeFirst()
  return orNotFound(found, 'dispute')
}

/** The same, held until it is decided. */
export async function lockDispute(ctx: Context, disputeId: string) {
  const held = await surveyDisputesVisibleTo(ctx)
    .innerJoin('activitySurveyPerson as person', 'person.id', 'activitySurveyDispute.personId')
    .select(['activitySurveyDispute.id', 'activitySurveyDispute.personId', 'activitySurveyDispute.code'])
    .select([
      'activitySurveyDispute.whereNow',
      'activitySurveyDispute.decidedAt',
      'person.learnerId',
      'person.surveyId',
    ])
    .where('activitySurveyDispute.id', '=', disputeId)
    .forUpdate('activitySurveyDispute')
    .executeTakeFirst()
  return orNotFound(held, 'dispute')
}

function disputeRows(ctx: Context) {
  return surveyDisputesVisibleTo(ctx)
    .innerJoin('activitySurveyPerson as person', 'person.id', 'activitySurveyDispute.personId')
    .innerJoin('learner', 'learner.id', 'person.learnerId')
    .innerJoin('organisation as school', 'school.id', 'activitySurveyDispute.schoolId')
    .innerJoin('activityCode as told', 'told.code', 'activitySurveyDispute.code')
    .leftJoin('activityCode as recorded', 'recorded.code', 'activitySurveyDispute.disputedCode')
    .select(['activitySurveyDispute.id', 'activitySurveyDispute.raisedAt', 'activitySurveyDispute.whereNow'])
    .select(['activitySurveyDispute.words', 'activitySurveyDispute.outcome', 'activitySurveyDispute.reason'])
    .select(['person.learnerId', 'learner.givenNames', 'learner.familyName', 'school.name as schoolName'])
    .select(['told.label as told', 'recorded.label as recorded'])
}

/** Who disputed, and what was decided: for the letter. */
export function findDecided(ctx: Context, disputeId: string) {
  return surveyDisputesVisibleTo(ctx)
    .innerJoin('account', 'account.id', 'activitySurveyDispute.raisedById')
    .select(['account.id as accountId', 'account.email', 'account.name', 'activitySurveyDispute.outcome'])
    .where('activitySurveyDispute.id', '=', disputeId)
    .where('activitySurveyDispute.decidedAt', 'is not', null)
    .executeTakeFirst()
}
