import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { setRate } from '~/domain/charges/charge.commands.server'
import { hostsOf } from '~/domain/charges/charge.queries.server'
import { rateForm } from '~/domain/charges/charge.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { NumberInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'charge.rate', { areaId: ctx.actor.areaId })
  const hosts = await hostsOf(ctx, ctx.actor.areaId ?? '')
  return { hosts: hosts.map(({ id, name }) => ({ value: id, text: name })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, rateForm, async (form) => {
    await setRate(ctx, form)
    return redirectWithNotice(paths.charges.area, 'The rate is set')
  }),
)

export default function NewRatePage() {
  const { hosts } = useLoaderData<typeof loader>()
  return (
    <Page title="Set a rate" back={{ href: paths.charges.area, text: 'Charges' }}>
      <p>Statements that are issued stay as they are. A rate for days in them shows as a correction in the next.</p>
      <ZodForm>
        <Select name="host" label="For which host?" options={hosts} empty="Every host of the area" />
        <DateInput name="fromOn" legend="From which day?" />
        <TextInput name="perHour" label="What does an hour cost?" hint="In pounds, for example 6.50" width={5} />
        <NumberInput
          name="minutes"
          label="How many minutes does a block count?"
          hint="Leave it empty, and a block counts as long as it is."
          isOptional
        />
        <Button>Set the rate</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set a rate - Onward' }]
