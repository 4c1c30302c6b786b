import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { askForOtherTime } from '~/domain/interviews/interview-answer.commands.server'
import { otherTimeForm } from '~/domain/interviews/interview.schemas'
import { findOwnInterview } from '~/domain/interviews/own-interview.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => findOwnInterview(ctx, id('choiceId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, otherTimeForm, async (form) => {
    await askForOtherTime(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.learner.interview(id('choiceId')), 'We have asked them for another time.')
  }),
)

export default function OtherTimePage() {
  const { choice, interview } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Ask for another time"
      caption={`${choice.courseTitle}, ${choice.providerName}`}
      back={paths.learner.interview(choice.id)}
    >
      {interview ? <InterviewDetails interview={interview} reader="learner" /> : null}
      <p className="govuk-body">Your interview stays at this time until they move it. We tell you when they do.</p>
      <ZodForm>
        <TextArea name="words" label="Which days and times suit you?" rows={4} maxLength={500} />
        <Hidden name="interview" value={interview?.id ?? ''} />
        <Button>Ask for another time</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Ask for another interview time - Onward' }]
