import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { endRun } from '~/domain/travel/minibus.commands.server'
import { findRun } from '~/domain/travel/minibus.queries.server'
import { lastDayForm } from '~/domain/travel/minibus.schemas'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const run = await findRun(ctx, id('runId'))
  mustBeAllowed(ctx, 'minibus.keep', run)
  return { id: run.id, name: run.name, untilOn: formatDay(run.untilOn) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, lastDayForm, async (form) => {
    await endRun(ctx, id('runId'), form)
    return redirectWithNotice(paths.travel.run(id('runId')), 'The minibus ends on that day')
  }),
)

export default function EndRunPage() {
  const { id, name, untilOn } = useLoaderData<typeof loader>()
  return (
    <Page title="End this minibus" caption={name} back={paths.travel.run(id)}>
      <p className="govuk-body">It goes until {untilOn}. Every seat on it ends with it.</p>
      <ZodForm>
        <DateInput name="day" legend="Which is the last day?" />
        <Button>End the minibus</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End a minibus - Onward' }]
