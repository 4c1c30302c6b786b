import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { agreeToInterview } from '~/domain/interviews/interview-answer.commands.server'
import { comingForm } from '~/domain/interviews/interview.schemas'
import { findOwnInterview } from '~/domain/interviews/own-interview.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => findOwnInterview(ctx, id('choiceId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, comingForm, async (seen) => {
    await agreeToInterview(ctx, id('choiceId'), seen)
    return redirectWithNotice(paths.learner.interview(id('choiceId')), 'You said you will come. They can see it.')
  }),
)

export default function InterviewPage() {
  const { choice, interview, mayAnswer, choosing } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Your interview for ${choice.courseTitle}`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      {interview ? (
        <InterviewDetails interview={interview} reader="learner" />
      ) : (
        <p className="govuk-body">
          {choosing ? 'You can choose the time yourself.' : 'There is no interview for this choice now.'}
        </p>
      )}
      {choosing?.notNow === null && !mayAnswer ? (
        <LinkButton href={paths.learner.interviewTimes(choice.id)}>Choose a time</LinkButton>
      ) : null}
      {interview && mayAnswer ? (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.learner.interviewCalendar(choice.id)}>
              Put it in your calendar
            </a>
          </p>
          {interview.learnerAnswer === 'coming' ? null : (
            <ZodForm>
              <Hidden name="interview" value={interview.id} />
              <Button>I will come</Button>
            </ZodForm>
          )}
          <ButtonGroup>
            {choosing?.notNow === null ? (
              <LinkButton kind="secondary" href={paths.learner.interviewTimes(choice.id)}>
                Choose another time
              </LinkButton>
            ) : (
              <LinkButton kind="secondary" href={paths.learner.otherInterviewTime(choice.id)}>
                Ask for another time
              </LinkButton>
            )}
            <LinkButton kind="secondary" href={paths.learner.callInterviewOff(choice.id)}>
              Call it off
            </LinkButton>
          </ButtonGroup>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Your interview - Onward' }]
