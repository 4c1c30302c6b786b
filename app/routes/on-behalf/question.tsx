import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { AnswerForm } from '~/domain/requests/components/AnswerForm'
import { answerQuestion } from '~/domain/requests/request.commands.server'
import { findQuestion } from '~/domain/requests/request.queries.server'
import { answerForm } from '~/domain/requests/request.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findQuestion(ctx, id('choiceId'))
  mustBeAllowed(ctx, 'information.answer', await careOf(ctx, found.choice.learnerId))
  const { learnerId, ...choice } = found.choice
  return { ...found, choice }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, answerForm, async (form) => {
    await answerQuestion(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'Answered. The learner is told.')
  }),
)

export default function AnswerForLearnerPage() {
  const { choice, question, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Answer ${choice.providerName} for the learner`}
      caption={choice.courseTitle}
      back={paths.onBehalf.choice(choice.id)}
    >
      <p className="govuk-body">The answer goes to {choice.providerName} with your name, and the learner is told.</p>
      <AnswerForm question={question} version={choice.version} notNow={notNow} label="The answer" />
    </Page>
  )
}

export const meta = () => [{ title: 'Answer a question for a learner - Onward' }]
