import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { findInterview } from '~/domain/interviews/interview.queries.server'
import { interviewForm } from '~/domain/interviews/interview.schemas'
import { formatTime, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findPlace(ctx, id('choiceId'))
  const interview = choice.state === 'interviewing' ? await findInterview(ctx, choice.id) : undefined
  const event = interview ? 'rearrangeInterview' : 'inviteToInterview'
  return {
    choice: { id: choice.id, version: choice.version, givenNames: choice.givenNames, courseTitle: choice.courseTitle },
    interview: interview ?? null,
    defaults: interview ? { day: londonDay(interview.startsAt), time: formatTime(interview.startsAt) } : {},
    place:
      interview?.place ??
      [choice.providerName, choice.address, choice.town, choice.postcode].filter(Boolean).join(', '),
    isSchool: choice.providerKind === 'school',
    notNow: canMove(choice.state, event) ? undefined : refusalOf(choice.state, 'inviteToInterview'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, interviewForm, async (form) => {
    await inviteToInterview(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Invitation sent')
  }),
)

export default function InterviewPage() {
  const { choice, interview, defaults, place, isSchool, notNow } = useLoaderData<typeof loader>()
  const isClash = useReply()?.errors['isClashKnown'] !== undefined
  return (
    <Page
      title={interview ? `Change ${choice.givenNames}’s interview` : `Invite ${choice.givenNames} to an interview`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      {interview ? (
        <InterviewDetails
          interview={interview}
          action={{ href: paths.provider.cancelInterview(choice.id), text: 'Cancel interview' }}
        />
      ) : null}
      {isSchool ? (
        <InsetText>
          A school sixth form may invite learners to a talk about courses. The place must not depend on it.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        You can also <a href={paths.provider.offerTimes(choice.id)}>let {choice.givenNames} choose a time</a> out of
        those you have laid out.
      </p>
      <ZodForm defaults={{ ...defaults, place }}>
        <DateInput name="day" legend="Which day?" hint="For example 27 3 2027" />
        <TextInput name="time" label="What time?" hint="For example 9:30am or 14:15" width={10} />
        <TextInput name="place" label="Where is it?" hint="Name the room, or give the link for a video call." />
        <TextArea name="message" label="A message to the learner" isOptional rows={3} maxLength={1000} />
        {isClash ? <Checkbox name="isClashKnown" label="Arrange it at this time all the same" /> : null}
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>{interview ? 'Change interview' : 'Invite to interview'}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Invite to an interview - Onward' }]
