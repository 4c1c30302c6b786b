import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { slotsForm } from '~/domain/interviews/interview-slot.schemas'
import { placesForEvent } from '~/domain/prospectus/open-event.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'interview.arrange', { providerId: ctx.actor.organisationId })
  const { courses } = await placesForEvent(ctx)
  return { courses: courses.map(({ id, title }) => ({ value: id, text: title })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, slotsForm, async (form) => {
    const times = await layOutSlots(ctx, form)
    return redirectWithNotice(
      paths.provider.interviewSlots({ from: form.day }),
      times === 1 ? 'One time laid out' : `${times} times laid out`,
    )
  }),
)

export default function NewInterviewSlotsPage() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Page title="Lay out times" back={paths.provider.interviewSlots()}>
      <p className="govuk-body">The times follow one another. Learners see only those that still have a seat.</p>
      <ZodForm defaults={{ minutes: '20', seats: '1' }}>
        <DateInput name="day" legend="Which day?" hint="For example 27 3 2027" />
        <TextInput name="from" label="When does the first one begin?" hint="For example 9:30am or 14:15" width={10} />
        <TextInput name="to" label="When is the last one over?" hint="For example 12:30 or 4pm" width={10} />
        <TextInput name="minutes" label="How long is each?" suffix="minutes" inputMode="numeric" width={4} />
        <TextInput name="seats" label="How many learners come at a time?" inputMode="numeric" width={4} />
        <TextInput name="place" label="Where is it?" hint="Name the room, or give the link for a video call." />
        <Select name="course" label="For one course only?" options={courses} empty="For all courses" isOptional />
        <Button>Lay out times</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Lay out interview times - Onward' }]
