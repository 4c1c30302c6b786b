import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { resultHeadings, resultLines } from '~/domain/activity-surveys/result-file.queries.server'
import { findSurvey } from '~/domain/activity-surveys/survey.queries.server'
import { Refusal } from '~/kit/errors'
import { streamedSheet } from '~/kit/sheet-stream.server'

export const loader = signedIn(async ({ ctx, id }) => {
  const survey = await findSurvey(ctx, id('activitySurveyId'))
  mustBeAllowed(ctx, 'activity-survey.keep', survey)
  if (survey.state !== 'closed') throw new Refusal('still-open', 'The file is made once the survey is closed.')
  return streamedSheet(resultHeadings, resultLines(ctx, survey.id), `activity-survey-${survey.leavingYear}.csv`)
})
