import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { chooseTime } from '~/domain/enrolment-desk/appointment.commands.server'
import { findTimesFor } from '~/domain/enrolment-desk/appointment.queries.server'
import { bookingForm } from '~/domain/enrolment-desk/appointment.schemas'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, times } = await findTimesFor(ctx, id('choiceId'))
  const { timeId, startsAt, place, courseTitle, providerName } = choice
  return {
    choice: { id: choice.id, courseTitle, providerName, isOpen: choice.state === 'place_confirmed' },
    own: startsAt ? { id: timeId, when: formatMoment(startsAt), place } : null,
    times: times
      .filter((time) => time.id !== timeId)
      .map((time) => ({ value: time.id, text: formatMoment(time.startsAt), hint: time.place })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, bookingForm, async ({ time }) => {
    await chooseTime(ctx, id('choiceId'), time)
    return redirectWithNotice(
      paths.learner.enrolmentTimes(id('choiceId')),
      'This time is yours. We have written to you',
    )
  }),
)

export default function EnrolmentTimesPage() {
  const { choice, own, times } = useLoaderData<typeof loader>()
  return (
    <Page
      title={own ? 'Your time to enrol' : 'Choose a time to enrol'}
      caption={`${choice.courseTitle}, ${choice.providerName}`}
      back={paths.learner.choice(choice.id)}
    >
      {own ? (
        <InsetText>
          <p>
            You enrol on {own.when}. Where: {own.place}
          </p>
          <p>Please bring proof of who you are and your results.</p>
        </InsetText>
      ) : null}
      {choice.isOpen && times.length > 0 ? (
        <ZodForm>
          <Radios name="time" legend={own ? 'Would you like another time?' : 'Which time suits you?'} options={times} />
          <Button>{own ? 'Move to this time' : 'Take this time'}</Button>
        </ZodForm>
      ) : null}
      {choice.isOpen && times.length === 0 ? (
        <p className="govuk-body">
          There are no {own ? 'other ' : ''}times to choose now. They may add some. You can look again later.
        </p>
      ) : null}
      {choice.isOpen ? null : (
        <p className="govuk-body">You can choose a time once your place is confirmed, and until you are enrolled.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Your time to enrol - Onward' }]
