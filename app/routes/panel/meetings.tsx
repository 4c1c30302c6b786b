import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { stageOf, stageTags } from '~/domain/panels/meeting'
import { callMeeting } from '~/domain/panels/meeting.commands.server'
import { meetingsOf } from '~/domain/panels/meeting.queries.server'
import { meetingForm } from '~/domain/panels/meeting.schemas'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { formatWeekday } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const meetings = await meetingsOf(ctx, panel.id)
  return {
    id: panel.id,
    name: panel.name,
    isClerk: panel.held?.seat === 'clerk',
    meetings: meetings.map((meeting) => ({
      id: meeting.id,
      when: `${formatWeekday(meeting.meetsOn)}, ${meeting.meetsAt.slice(0, 5)}`,
      place: meeting.place,
      tag: stageTags[stageOf(meeting)],
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, meetingForm, async (meeting) => {
    const meetingId = await callMeeting(ctx, id('panelId'), meeting)
    return redirectWithNotice(paths.panel.meeting(meetingId), 'Meeting called')
  }),
)

export default function MeetingsPage() {
  const { id, name, isClerk, meetings } = useLoaderData<typeof loader>()
  return (
    <Page title="Meetings" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <Table
        caption="Meetings of the panel"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['When', 'Where', 'State']}
        rows={meetings.map((meeting) => [
          <a key="when" href={paths.panel.meeting(meeting.id)}>
            {meeting.when}
          </a>,
          meeting.place,
          <StatusTag key="tag" tag={meeting.tag} />,
        ])}
        empty={<Empty title="No meeting has been called yet" />}
      />
      {isClerk ? (
        <ZodForm>
          <h2 className="govuk-heading-m">Call a meeting</h2>
          <DateInput name="meetsOn" legend="On which day?" />
          <TextInput name="meetsAt" label="When does it begin?" hint="For example: 2pm" width={5} />
          <TextInput name="place" label="Where?" hint="A room, or how to join it online" />
          <Button>Call the meeting</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Meetings - Onward' }]
