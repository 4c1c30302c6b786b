import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { endSlot } from '~/domain/attendance/timetable.commands.server'
import { findSlot } from '~/domain/attendance/timetable.queries.server'
import { slotEnd } from '~/domain/attendance/timetable.schemas'
import { hoursOf } from '~/domain/blocks/block'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { title, courseTitle, untilOn, ...slot } = await findSlot(ctx, id('timetableId'))
  return {
    title,
    courseTitle,
    hours: hoursOf({ ...slot, name: title }),
    until: formatDay(untilOn),
    today: londonDay(ctx.now),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, slotEnd, async ({ lastOn }) => {
    await endSlot(ctx, id('timetableId'), lastOn)
    return redirectWithNotice(paths.tracking.timetable, 'The timetable is changed')
  }),
)

export default function EndSlotPage() {
  const { title, courseTitle, hours, until, today } = useLoaderData<typeof loader>()
  return (
    <Page
      title="End a weekly session"
      caption={`${title}, ${courseTitle}`}
      back={{ href: paths.tracking.timetable, text: 'Timetable' }}
    >
      <p className="govuk-body">
        {hours}, until {until}. Registers after the last day go, unless somebody has taken them.
      </p>
      <ZodForm defaults={{ lastOn: today }}>
        <DateInput name="lastOn" legend="What is its last day?" />
        <Button>End it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End a weekly session - Onward' }]
