import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { endSeat } from '~/domain/travel/minibus.commands.server'
import { findSeat } from '~/domain/travel/minibus.queries.server'
import { lastDayForm } from '~/domain/travel/minibus.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: seatId, runId, name, givenNames, familyName, organisationId } = await findSeat(ctx, id('seatId'))
  mustBeAllowed(ctx, 'minibus.keep', { organisationId })
  return { id: seatId, runId, name, learner: `${givenNames} ${familyName}` }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, lastDayForm, async (form) => {
    const runId = await endSeat(ctx, id('seatId'), form)
    return redirectWithNotice(paths.travel.run(runId), 'The seat ends')
  }),
)

export default function EndSeatPage() {
  const { runId, name, learner } = useLoaderData<typeof loader>()
  return (
    <Page title={`End the seat of ${learner}`} caption={name} back={paths.travel.run(runId)}>
      <ZodForm>
        <DateInput name="day" legend="Which is the last day?" hint="A day before the first gives the seat up." />
        <Button>End the seat</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End a seat - Onward' }]
