import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { planOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import { placesForEvent } from '~/domain/prospectus/open-event.queries.server'
import { openEventForm } from '~/domain/prospectus/open-event.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const { sites, courses } = await placesForEvent(ctx)
  return {
    sites: sites.map(({ id, name, postcode }) => ({ value: id, text: postcode ? `${name}, ${postcode}` : name })),
    courses: courses.map(({ id, title }) => ({ value: id, text: title })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, openEventForm, async (event) => {
    await planOpenEvent(ctx, event)
    return redirectWithNotice(paths.provider.events, 'Open event added')
  }),
)

export default function NewEventPage() {
  const { sites, courses } = useLoaderData<typeof loader>()
  return (
    <Page title="Add an open event" back={{ href: paths.provider.events, text: 'Open events' }}>
      <ZodForm>
        <TextInput name="title" label="What is it called?" hint="For example Open evening" width={30} />
        <DateInput name="day" legend="Which day?" />
        <TextInput name="start" label="When does it start?" hint="For example 5:30pm or 17:30" width={10} />
        <TextInput name="end" label="When does it end?" hint="For example 8pm or 20:00" width={10} />
        <Select name="site" label="At which site?" options={sites} empty="None of these" isOptional />
        <TextInput name="place" label="Where exactly?" hint="For example Main hall, or Online" isOptional />
        <Select name="course" label="For one course only?" options={courses} empty="For all courses" isOptional />
        <TextArea name="details" label="What happens there?" rows={3} maxLength={1000} isOptional />
        <TextInput
          name="bookingUrl"
          label="Booking link"
          hint="For example https://example.org/open-evening"
          isOptional
        />
        <Button>Add open event</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add an open event - Onward' }]
