import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { planSession } from '~/domain/attendance/register.commands.server'
import { sessionForm } from '~/domain/attendance/register.schemas'
import { runsToTeach } from '~/domain/attendance/timetable.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
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
  const runs = await runsToTeach(ctx)
  return {
    today: londonDay(ctx.now),
    runs: runs.map(({ id, title, siteName, startsOn }) => ({
      value: id,
      text: [title, startsOn ? `from ${formatDay(startsOn)}` : null, siteName].filter(Boolean).join(', '),
    })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, sessionForm, async (session) => {
    const id = await planSession(ctx, session)
    return redirectWithNotice(paths.provider.register(id), 'Session planned')
  }),
)

export default function NewSessionPage() {
  const { runs, today } = useLoaderData<typeof loader>()
  return (
    <Page title="Plan a session" back={paths.provider.registers}>
      {runs.length === 0 ? (
        <Empty title="Nobody holds a place on a course yet">
          <p className="govuk-body">You can plan sessions once a learner has accepted an offer.</p>
        </Empty>
      ) : (
        <ZodForm defaults={{ day: today }}>
          <Select name="courseRunId" label="Course" options={runs} empty="Choose a course" />
          <TextInput name="title" label="What is it?" hint="For example Maths, or Workshop" width={30} />
          <DateInput name="day" legend="Which day?" />
          <TextInput name="start" label="When does it start?" hint="For example 9:30am or 14:15" width={10} />
          <TextInput name="end" label="When does it end?" hint="For example 11am or 16:00" width={10} />
          <Button>Plan session</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Plan a session - Onward' }]
