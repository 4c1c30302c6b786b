import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { addSlot } from '~/domain/attendance/timetable.commands.server'
import { ownSites, runsToTeach } from '~/domain/attendance/timetable.queries.server'
import { slotForm } from '~/domain/attendance/timetable.schemas'
import { hoursOf, weekdays } from '~/domain/blocks/block'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const [runs, sites, blocks] = await Promise.all([
    runsToTeach(ctx),
    ownSites(ctx),
    blocksOf(ctx, orNotFound(ctx.actor.areaId ?? undefined, 'area')),
  ])
  return {
    today: londonDay(ctx.now),
    runs: runs.map(({ id, title, siteName, startsOn }) => ({
      value: id,
      text: [title, startsOn ? `from ${formatDay(startsOn)}` : null, siteName].filter(Boolean).join(', '),
    })),
    sites: sites.map(({ id, name }) => ({ value: id, text: name })),
    blocks: blocks.map(({ name, ...block }) => ({ value: block.id, text: `${name}, ${hoursOf({ name, ...block })}` })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, slotForm, async (slot) => {
    await addSlot(ctx, slot)
    return redirectWithNotice(paths.tracking.timetable, 'Added. The registers of the next two weeks are there')
  }),
)

const weekdayOptions = weekdays.map((text, at) => ({ value: String(at + 1), text }))

export default function NewSlotPage() {
  const { runs, sites, blocks, today } = useLoaderData<typeof loader>()
  return (
    <Page title="Add a weekly session" back={{ href: paths.tracking.timetable, text: 'Timetable' }}>
      {runs.length === 0 ? (
        <Empty title="Nobody holds a place on a course yet">
          <p className="govuk-body">You can plan sessions once a learner has accepted an offer or is placed here.</p>
        </Empty>
      ) : (
        <ZodForm defaults={{ fromOn: today }}>
          <Select name="courseRunId" label="Course" options={runs} empty="Choose a course" />
          <TextInput name="title" label="What is it?" hint="For example Maths, or Workshop" width={30} />
          <Select name="weekday" label="Which day of the week?" options={weekdayOptions} empty="Choose a weekday" />
          <TextInput name="start" label="When does it start?" hint="For example 9:30am or 14:15" width={10} />
          <TextInput name="end" label="When does it end?" hint="For example 11am or 16:00" width={10} />
          {sites.length > 0 ? (
            <Select name="siteId" label="Where?" options={sites} empty="Where the course is held" />
          ) : null}
          {blocks.length > 0 ? (
            <Select
              name="blockId"
              label="In which block of the area?"
              hint="Learners from other schools are then on the register in this block only."
              options={blocks}
              empty="In none"
            />
          ) : null}
          <DateInput name="fromOn" legend="From which day?" />
          <DateInput name="untilOn" legend="Until which day?" />
          <Button>Add to the timetable</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Add a weekly session - Onward' }]
