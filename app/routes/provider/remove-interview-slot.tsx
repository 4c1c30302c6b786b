import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { removeSlot } from '~/domain/interviews/interview-slot.commands.server'
import { findSlot } from '~/domain/interviews/interview-slot.queries.server'
import { formatMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { startsAt, place, taken } = orNotFound(await findSlot(ctx, id('slotId')), 'interview-slot')
  return {
    when: formatMoment(startsAt),
    place,
    notNow: taken > 0 ? 'Somebody has booked this time. Move or cancel their interview first.' : null,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await removeSlot(ctx, id('slotId'))
    return redirectWithNotice(paths.provider.interviewSlots(), 'Time taken away')
  }),
)

export default function RemoveInterviewSlotPage() {
  const { when, place, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title="Take a time away" caption={`${when}, ${place}`} back={paths.provider.interviewSlots()}>
      <p className="govuk-body">Learners will not be able to choose it any more.</p>
      <ZodForm>
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Take it away
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take an interview time away - Onward' }]
