import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { weekdays } from '~/domain/blocks/block'
import { addRun } from '~/domain/travel/minibus.commands.server'
import { runForm } from '~/domain/travel/minibus.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { NumberInput, PhoneInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'minibus.keep', { organisationId: ctx.actor.organisationId })
  return null
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, runForm, async (form) => {
    const id = await addRun(ctx, form)
    return redirectWithNotice(paths.travel.run(id), 'The minibus is there')
  }),
)

const weekdayOptions = weekdays.map((text, at) => ({ value: String(at + 1), text }))

export default function NewRunPage() {
  return (
    <Page title="Add a minibus" back={{ href: paths.travel.day(), text: 'Minibuses' }}>
      <ZodForm>
        <TextInput name="name" label="What is it called?" hint="For example Morning bus to Riverside" />
        <Select name="weekday" label="On which weekday?" options={weekdayOptions} empty="Choose a weekday" />
        <TextArea
          name="stops"
          label="Where does it stop, and when?"
          hint="One stop a line, the time first: 8:10 Northgate School. The last line is where it goes."
          rows={5}
        />
        <NumberInput name="seats" label="How many seats are there for learners?" />
        <DateInput name="fromOn" legend="From which day?" />
        <DateInput name="untilOn" legend="Until which day?" />
        <PhoneInput name="phone" label="Telephone number of whoever answers for it on the day" />
        <Button>Add the minibus</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add a minibus - Onward' }]
