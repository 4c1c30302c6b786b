import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { openMeeting } from '~/domain/panels/meeting.commands.server'
import { findMeeting } from '~/domain/panels/meeting.queries.server'
import { openingForm } from '~/domain/panels/meeting.schemas'
import { heldBy, seatWords } from '~/domain/panels/panel'
import { membersOf } from '~/domain/panels/panel.queries.server'
import { formatWeekday } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  mustBeAllowed(ctx, 'panel.keep', heldBy(meeting.held, ['clerk']))
  const members = await membersOf(ctx, meeting.panelId)
  return {
    id: meeting.id,
    version: meeting.version,
    quorum: meeting.quorum,
    title: formatWeekday(meeting.meetsOn),
    members: members.map(({ id, name, seat }) => ({ value: id, text: name, hint: seatWords[seat] })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, openingForm, async (opening) => {
    await openMeeting(ctx, id('meetingId'), opening)
    return redirectWithNotice(paths.panel.meeting(id('meetingId')), 'The meeting is open')
  }),
)

export default function OpenMeetingPage() {
  const { id, version, quorum, title, members } = useLoaderData<typeof loader>()
  return (
    <Page title="Open the meeting" caption={title} back={paths.panel.meeting(id)}>
      <p className="govuk-body">
        From now on the agenda stays as it is. The clerk does not count among those who decide.
      </p>
      <ZodForm>
        <Checkboxes
          name="present"
          legend="Who is there?"
          hint={`At least ${quorum} who decide.`}
          options={members}
          isSmall
        />
        <Hidden name="version" value={version} />
        <Button>Open the meeting</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Open the meeting - Onward' }]
