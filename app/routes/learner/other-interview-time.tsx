import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { askForOtherTime } from '~/domain/interviews/interview-answer.commands.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { otherTimeForm } from '~/domain/interviews/interview.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, courseTitle, providerName } = await findOwnChoice(ctx, id('choiceId'))
  const interview = state === 'interviewing' ? ((await findInterview(ctx, choiceId)) ?? null) : null
  return { choice: { id: choiceId, courseTitle, providerName }, interview }
})

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
