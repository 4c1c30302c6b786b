import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { addAction } from '~/domain/panels/meeting.commands.server'
import { agendaOf, findMeeting } from '~/domain/panels/meeting.queries.server'
import { actionForm } from '~/domain/panels/meeting.schemas'
import { heldBy } from '~/domain/panels/panel'
import { membersOf } from '~/domain/panels/panel.queries.server'
import { formatWeekday } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  mustBeAllowed(ctx, 'panel.keep', heldBy(meeting.held, ['clerk']))
  const members = await membersOf(ctx, meeting.panelId)
  const agenda = meeting.openedAt === null ? [] : await agendaOf(ctx, meeting)
  return {
    id: meeting.id,
    title: formatWeekday(meeting.meetsOn),
    members: members.map(({ id, name }) => ({ value: id, text: name })),
    cases: agenda.map((line) => ({ value: line.id, text: fullName(line) })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, actionForm, async (form) => {
    await addAction(ctx, id('meetingId'), form)
    return redirectWithNotice(paths.panel.meeting(id('meetingId')), 'Action added')
  }),
)

export default function NewActionPage() {
  const { id, title, members, cases } = useLoaderData<typeof loader>()
  return (
    <Page title="Add an action" caption={title} back={paths.panel.meeting(id)}>
      <ZodForm>
        <TextInput name="what" label="What is to be done?" />
        <Select name="member" label="Who does it?" empty="Choose somebody" options={members} />
        <DateInput name="dueOn" legend="By which day?" />
        <Select name="case" label="About which case?" isOptional empty="None in particular" options={cases} />
        <Button>Add the action</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add an action - Onward' }]
