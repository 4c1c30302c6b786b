import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { AnswerForm } from '~/domain/requests/components/AnswerForm'
import { answerQuestion } from '~/domain/requests/request.commands.server'
import { findQuestion } from '~/domain/requests/request.queries.server'
import { answerForm } from '~/domain/requests/request.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => findQuestion(ctx, id('choiceId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, answerForm, async (form) => {
    await answerQuestion(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'Your answer is sent. It is their turn now.')
  }),
)

export default function AnswerPage() {
  const { choice, question, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${choice.providerName} has a question`}
      caption={choice.courseTitle}
      back={paths.learner.choice(choice.id)}
    >
      <AnswerForm question={question} version={choice.version} notNow={notNow} label="Your answer" />
      <p className="govuk-body">
        Only {choice.providerName} and your school can read your answer. You cannot change it after you send it.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Answer a question - Onward' }]
