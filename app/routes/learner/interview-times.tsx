import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { InterviewDetails } from '~/domain/interviews/components/InterviewDetails'
import { timesFor } from '~/domain/interviews/invitation.queries.server'
import { bookingForm } from '~/domain/interviews/interview-slot.schemas'
import { findOwnInterview } from '~/domain/interviews/own-interview.queries.server'
import { formatDay, formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, interview, mayAnswer, choosing } = await findOwnInterview(ctx, id('choiceId'))
  const times = choosing && choosing.notNow === null ? await timesFor(ctx, choice.id) : []
  return {
    choice,
    interview: mayAnswer ? interview : null,
    choosing: choosing && { ...choosing, bookBy: formatDay(choosing.bookBy) },
    times: times.map(({ id, startsAt, minutes, place, isClash }) => ({
      value: id,
      text: formatMoment(startsAt),
      hint: isClash ? 'You have something else near this time' : `${minutes} minutes, ${place}`,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, bookingForm, async (form) => {
    await bookInterview(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.learner.interview(id('choiceId')), 'This time is yours. They can see it.')
  }),
)

export default function InterviewTimesPage() {
  const { choice, interview, choosing, times } = useLoaderData<typeof loader>()
  const talk = <a href={paths.learner.talk(choice.id)}>write to them</a>
  return (
    <Page
      title={interview ? 'Choose another time' : 'Choose a time for your interview'}
      caption={`${choice.courseTitle}, ${choice.providerName}`}
      back={paths.learner.interview(choice.id)}
    >
      {choosing?.message ? (
        <InsetText>
          <p className="onward-own-words">{choosing.message}</p>
        </InsetText>
      ) : null}
      {interview ? <InterviewDetails interview={interview} reader="learner" /> : null}
      {choosing && times.length > 0 ? (
        <>
          {interview ? null : <p className="govuk-body">Choose by {choosing.bookBy}. Nobody keeps a time for you.</p>}
          <ZodForm>
            <Radios name="slot" legend="Which time suits you?" options={times} />
            <Hidden name="interview" value={interview?.id ?? ''} />
            <Button>Take this time</Button>
          </ZodForm>
          <p className="govuk-body">No time suits you? Then {talk}.</p>
        </>
      ) : (
        <p className="govuk-body">
          {choosing
            ? (choosing.notNow ?? 'All times are taken now. Look again later, or')
            : 'There is nothing to choose here now. You can'}{' '}
          {talk}.
        </p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Choose an interview time - Onward' }]
