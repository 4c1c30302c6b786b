import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { replyToSurvey } from '~/domain/surveys/survey.commands.server'
import { findSurvey, wasAsked } from '~/domain/surveys/survey.queries.server'
import { replyForm } from '~/domain/surveys/survey.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const survey = await findSurvey(ctx, id('surveyId'))
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined, 'learner')
  if (await wasAsked(ctx, survey.id, learnerId)) throw redirect(paths.learner.home)
  return { title: survey.title, questions: survey.questions }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, replyForm, async (form) => {
    await replyToSurvey(ctx, id('surveyId'), form)
    return redirectWithNotice(paths.learner.home, form.rather ? 'We will not ask you this again.' : 'Thank you.')
  }),
)

export default function LearnerSurveyPage() {
  const { title, questions } = useLoaderData<typeof loader>()
  return (
    <Page title={title} back={paths.learner.home}>
      <p className="govuk-body">
        You do not have to answer. Nobody can see who said what: we keep your answers without your name.
      </p>
      <ZodForm>
        {questions.map(({ words, options }, nth) =>
          options.length === 0 ? (
            <TextArea key={nth} name={`answers.${nth}`} label={words} rows={3} maxLength={300} isOptional />
          ) : (
            <Radios
              key={nth}
              name={`answers.${nth}`}
              legend={words}
              options={options.map((one) => ({ value: one, text: one }))}
            />
          ),
        )}
        <ButtonGroup>
          <Button>Send my answers</Button>
          <Button name="rather" value="not" kind="secondary">
            I would rather not
          </Button>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Tell us what you think - Onward' }]
