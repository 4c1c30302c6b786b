import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { openSurvey } from '~/domain/surveys/survey.commands.server'
import { surveyButton } from '~/domain/surveys/survey.schemas'
import { handleButton, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the survey.
export const loader = signedIn(async ({ id }) => redirect(paths.area.survey(id('surveyId'))))

export const action = signedIn(({ ctx, id, request }) =>
  handleButton(request, surveyButton, paths.area.survey(id('surveyId')), async ({ version }) => {
    await openSurvey(ctx, id('surveyId'), version)
    return redirectWithNotice(paths.area.survey(id('surveyId')), 'Open. Learners are asked from now on.')
  }),
)
