import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { layOutTimes } from '~/domain/enrolment-desk/appointment.commands.server'
import { timesForm } from '~/domain/enrolment-desk/appointment.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'enrolment-time.lay-out', { providerId: ctx.actor.organisationId })
  return Promise.resolve({ provider: visit.organisationName })
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, timesForm, async (form) => {
    const added = await layOutTimes(ctx, form)
    const notice = added === 1 ? 'One time was laid out' : `${added} times were laid out`
    return redirectWithNotice(paths.provider.enrolmentTimes, notice)
  }),
)

export default function NewEnrolmentTimesPage() {
  const { provider } = useLoaderData<typeof loader>()
  return (
    <Page title="Lay out times to enrol" caption={provider} back={paths.provider.enrolmentTimes}>
      <ZodForm defaults={{ minutes: '20', seats: '4', place: provider }}>
        <DateInput name="day" legend="Which day?" hint="For example 26 8 2027" />
        <TextInput name="from" label="From what time?" hint="For example 9am" width={10} />
        <TextInput name="until" label="Until what time?" hint="The last one ends by then. For example 4pm" width={10} />
        <TextInput name="minutes" label="How many minutes is each?" width={4} inputMode="numeric" />
        <TextInput name="seats" label="How many learners at one time?" width={4} inputMode="numeric" />
        <TextInput name="place" label="Where is it?" />
        <Button>Lay out these times</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Lay out times to enrol - Onward' }]
