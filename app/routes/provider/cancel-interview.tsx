import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { cancelInterview } from '~/domain/interviews/interview.commands.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { cancellationForm } from '~/domain/interviews/interview.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findPlace(ctx, id('choiceId'))
  const reasons = await currentReasons(ctx, 'interview-cancelled', 'provider')
  return {
    choice: { id: choice.id, version: choice.version, givenNames: choice.givenNames, courseTitle: choice.courseTitle },
    interview: (await findInterview(ctx, choice.id)) ?? null,
    reasons: reasons.map(({ id, label }) => ({ id, label })),
    notNow: canMove(choice.state, 'cancelLastInterview') ? undefined : 'No interview is arranged.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, cancellationForm, async (form) => {
    await cancelInterview(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Interview cancelled')
  }),
)

export default function CancelInterviewPage() {
  const { choice, interview, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Cancel ${choice.givenNames}’s interview`}
      caption={choice.courseTitle}
      back={paths.provider.invite(choice.id)}
    >
      {interview ? <InterviewDetails interview={interview} /> : null}
      <p className="govuk-body">
        The learner is told at once, with the reason. The application waits for your answer again.
      </p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why is it cancelled?" />
        <Hidden name="version" value={choice.version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Cancel interview
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Cancel an interview - Onward' }]
