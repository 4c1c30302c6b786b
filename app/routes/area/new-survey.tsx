import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { SurveyFields } from '~/domain/surveys/components/SurveyFields'
import { draftSurvey } from '~/domain/surveys/survey.commands.server'
import { surveyForm } from '~/domain/surveys/survey.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'survey.keep', { areaId: ctx.actor.areaId })
  return {}
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, surveyForm, async (form) => {
    const id = await draftSurvey(ctx, form)
    return redirectWithNotice(paths.area.survey(id), 'The draft is kept. Nobody is asked before you open it.')
  }),
)

export default function NewSurveyPage() {
  return (
    <Page title="Write a survey" back={{ href: paths.area.surveys, text: 'What learners say' }}>
      <ZodForm>
        <SurveyFields version={0} />
        <Button>Keep the draft</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write a survey - Onward' }]
