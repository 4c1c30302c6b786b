import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { callInterviewOff } from '~/domain/interviews/interview-answer.commands.server'
import { ownCancellationForm } from '~/domain/interviews/interview.schemas'
import { findOwnInterview } from '~/domain/interviews/own-interview.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, interview } = await findOwnInterview(ctx, id('choiceId'))
  const reasons = await currentReasons(ctx, 'interview-cancelled', 'learner')
  return { choice, interview, reasons: reasons.map(({ id, label }) => ({ id, label })) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, ownCancellationForm, async (form) => {
    await callInterviewOff(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'You called the interview off. We have told them.')
  }),
)

export default function CallInterviewOffPage() {
  const { choice, interview, reasons } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Call your interview off"
      caption={`${choice.courseTitle}, ${choice.providerName}`}
      back={paths.learner.interview(choice.id)}
    >
      {interview ? <InterviewDetails interview={interview} reader="learner" /> : null}
      <p className="govuk-body">
        Your application stays with them. They may answer without an interview, or ask you again. If you only need
        another time,{' '}
        <a className="govuk-link" href={paths.learner.otherInterviewTime(choice.id)}>
          ask for one
        </a>
        .
      </p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why do you call it off?" />
        <Hidden name="interview" value={interview?.id ?? ''} />
        <Button kind="warning">Call it off</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Call an interview off - Onward' }]
