import { sql } from 'kysely'
import { activitySurveysVisibleTo, surveyPeopleVisibleTo } from '~/access/leaver-scopes.server'
import { isFollowed } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'

const SURVEYS_AT_MOST = 100
export const LETTERS_AT_ONCE = 200

/** The last reminder that is due of each open survey. */
export function remindDue(ctx: Context) {
  return ctx.db
    .selectFrom('activitySurveyReminder as reminder')
    .innerJoin('activitySurvey', 'activitySurvey.id', 'reminder.surveyId')
    .select('reminder.surveyId')
    .select((eb) => eb.fn.max('reminder.round').as('round'))
    .where('activitySurvey.state', '=', 'open')
    .where('activitySurvey.id', 'in', activitySurveysVisibleTo(ctx).select('activitySurvey.id'))
    .where('reminder.sentAt', 'is', null)
    .where('reminder.fallsOn', '<=', londonDay(ctx.now))
    .groupBy('reminder.surveyId')
    .orderBy('reminder.surveyId')
    .limit(SURVEYS_AT_MOST)
    .execute()
}

/**
 * The next so many of an open survey of whom nobody knows and who can be written to. Who is followed here no longer, or whose record is gone or was put
 * together with another, is not among them.
 */
export function peopleToWriteTo(ctx: Context, surveyId: string, after: string | null) {
  return surveyPeopleVisibleTo(ctx)
    .innerJoin('activitySurvey', 'activitySurvey.id', 'activitySurveyPerson.surveyId')
    .innerJoin('learner', (join) =>
      join
        .onRef('learner.id', '=', 'activitySurveyPerson.learnerId')
        .onRef('learner.areaId', '=', 'activitySurvey.areaId')
        .on('learner.mergedIntoId', 'is', null),
    )
    .innerJoin('area', 'area.id', 'activitySurvey.areaId')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select([
      'activitySurveyPerson.id',
      'activitySurveyPerson.learnerId',
      'learner.givenNames',
      'account.id as accountId',
    ])
    .select(['activitySurvey.referenceOn', 'activitySurvey.closesOn', 'area.name as areaName'])
    .select(sql<string | null>`coalesce(account.email, learner.email)`.as('email'))
    .where('activitySurveyPerson.surveyId', '=', surveyId)
    .where('activitySurveyPerson.code', 'is', null)
    .where(isFollowed)
    .where('activitySurvey.state', '=', 'open')
    .where('activitySurvey.closesOn', '>=', londonDay(ctx.now))
    .$if(after !== null, (query) => query.where('activitySurveyPerson.id', '>', after))
    .orderBy('activitySurveyPerson.id')
    .limit(LETTERS_AT_ONCE)
    .execute()
}
