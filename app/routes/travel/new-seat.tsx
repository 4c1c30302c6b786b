import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { giveSeat } from '~/domain/travel/minibus.commands.server'
import { findRun, placementsToSeat } from '~/domain/travel/minibus.queries.server'
import { seatForm } from '~/domain/travel/minibus.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const run = await findRun(ctx, id('runId'))
  mustBeAllowed(ctx, 'minibus.keep', run)
  const today = londonDay(ctx.now)
  const placements = await placementsToSeat(ctx, run.weekday, today)
  return {
    run: { id: run.id, name: run.name },
    stops: run.stops.map(({ id, name, leaves }) => ({ value: id, text: `${leaves} ${name}` })),
    learners: placements.map((placement) => ({
      value: placement.id,
      text: `${fullName(placement)}, ${placement.blockName} at ${placement.hostName}`,
    })),
    fromOn: today > run.fromOn ? today : run.fromOn,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, seatForm, async (form) => {
    await giveSeat(ctx, id('runId'), form)
    return redirectWithNotice(paths.travel.run(id('runId')), 'The seat is given')
  }),
)

export default function NewSeatPage() {
  const { run, stops, learners, fromOn } = useLoaderData<typeof loader>()
  return (
    <Page title="Give a seat" caption={run.name} back={paths.travel.run(run.id)}>
      {learners.length === 0 ? (
        <Empty title="No learner is placed somewhere on this weekday">
          <p className="govuk-body">Seats are for learners with a placement in a block of this day.</p>
        </Empty>
      ) : (
        <ZodForm defaults={{ fromOn }}>
          <Select name="placement" label="Who?" options={learners} empty="Choose a learner" />
          <Select name="stop" label="Where do they get on?" options={stops} empty="Choose a stop" />
          <DateInput name="fromOn" legend="From which day?" />
          <DateInput
            name="untilOn"
            legend="Until which day?"
            hint="Leave it empty for as long as it goes."
            isOptional
          />
          <Button>Give the seat</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Give a seat - Onward' }]
