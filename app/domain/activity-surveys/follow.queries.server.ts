import { sql, type RawBuilder } from 'kysely'
import { surveyPeopleVisibleTo } from '~/access/leaver-scopes.server'
import type { Context } from '~/kit/context.server'

/** Whether what happened to a choice or a learner is about somebody whom an open survey asks. */
export function isAsked(subjectId: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from activity_survey_person asked
    join activity_survey survey on survey.id = asked.survey_id and survey.state = 'open'
    where asked.learner_id in (select choice.learner_id from choice where choice.id = ${subjectId} union all select ${subjectId}))`
}

/** The open surveys that ask a learner. */
export function surveysAsking(ctx: Context, learnerId: string) {
  return surveyPeopleVisibleTo(ctx)
    .innerJoin('activitySurvey', 'activitySurvey.id', 'activitySurveyPerson.surveyId')
    .select('activitySurvey.id')
    .where('activitySurveyPerson.learnerId', '=', learnerId)
    .where('activitySurvey.state', '=', 'open')
    .orderBy('activitySurvey.id')
    .limit(5)
    .execute()
}
