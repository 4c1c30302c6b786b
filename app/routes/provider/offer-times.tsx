import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { refusalOf } from '~/domain/applications/choice.words'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { usualBookBy } from '~/domain/interviews/interview-slot'
import { timesForm } from '~/domain/interviews/interview-slot.schemas'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { timesFor } from '~/domain/interviews/invitation.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const SHOWN_AT_MOST = 5

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, state, givenNames, courseTitle } = await findPlace(ctx, id('choiceId'))
  const times = await timesFor(ctx, choiceId)
  const event = state === 'interviewing' ? 'rearrangeInterview' : 'inviteToInterview'
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    times: times.slice(0, SHOWN_AT_MOST).map(({ id, startsAt }) => ({ id, when: formatMoment(startsAt) })),
    more: Math.max(0, times.length - SHOWN_AT_MOST),
    bookBy: usualBookBy(ctx.now),
    notNow: canMove(state, event) ? undefined : refusalOf(state, 'inviteToInterview'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, timesForm, async (form) => {
    await offerTimes(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Invitation to choose a time sent')
  }),
)

export default function OfferTimesPage() {
  const { choice, times, more, bookBy, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Let ${choice.givenNames} choose a time`}
      caption={choice.courseTitle}
      back={paths.provider.invite(choice.id)}
    >
      {times.length === 0 ? (
        <p className="govuk-body">
          No time is free for this course. <a href={paths.provider.newInterviewSlots}>Lay out times first</a>.
        </p>
      ) : (
        <>
          <p className="govuk-body">{choice.givenNames} can choose out of these times while they are free:</p>
          <ul className="govuk-list govuk-list--bullet">
            {times.map(({ id, when }) => (
              <li key={id}>{when}</li>
            ))}
            {more > 0 ? <li>{more} more</li> : null}
          </ul>
          <ZodForm defaults={{ bookBy }}>
            <DateInput
              name="bookBy"
              legend="Choose by which day?"
              hint="We remind the learner two days before. The day after, we tell you if nothing was chosen."
            />
            <TextArea name="message" label="A message to the learner" isOptional rows={3} maxLength={1000} />
            <Hidden name="version" value={choice.version} />
            <Button {...(notNow ? { notNow } : {})}>Invite to choose a time</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Let a learner choose a time - Onward' }]
