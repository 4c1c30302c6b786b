import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { MeetingAgenda } from '~/domain/panels/components/MeetingAgenda'
import { MeetingActions } from '~/domain/panels/components/MeetingActions'
import { courseAt } from '~/domain/panels/case-shown'
import { isOutcome, outcomeWords } from '~/domain/panels/case.words'
import { stageOf, stageTags } from '~/domain/panels/meeting'
import { agendaOf, findMeeting } from '~/domain/panels/meeting.queries.server'
import { seatWords, isSeat } from '~/domain/panels/panel'
import { formatDay, formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  const agenda = await agendaOf(ctx, meeting)
  return {
    id: meeting.id,
    panelId: meeting.panelId,
    version: meeting.version,
    stage: stageOf(meeting),
    panel: meeting.panel,
    title: formatWeekday(meeting.meetsOn),
    isClerk: meeting.held?.seat === 'clerk',
    facts: [
      { key: 'Begins', value: meeting.meetsAt.slice(0, 5) },
      { key: 'Where', value: meeting.place },
      { key: 'Needed to decide', value: String(meeting.quorum) },
      {
        key: 'Present',
        value: meeting.present
          .map(({ name, seat }) => (isSeat(seat) ? `${name} (${seatWords[seat].toLowerCase()})` : name))
          .join(', '),
      },
    ],
    agenda: agenda.map((line) => ({
      id: line.id,
      name: fullName(line),
      home: line.home,
      wishes: line.wishes.map(courseAt).join('; '),
      state: line.state,
      marks: [
        ...(line.urgentWhy ? [line.answerBy ? `Urgent: by ${formatDay(line.answerBy)}` : 'Urgent'] : []),
        ...(line.isAppealed ? ['Appeal'] : []),
      ],
      decided: line.decisions.map(({ outcome }) => (isOutcome(outcome) ? outcomeWords[outcome] : outcome)).join(', '),
    })),
    actions: meeting.actions.map(({ id, what, name, dueOn, doneAt }) => ({
      ...{ id, what, name, isDone: doneAt !== null },
      dueOn: formatDay(dueOn),
    })),
  }
})

export default function MeetingPage() {
  const { id, panelId, version, stage, panel, title, isClerk, facts, agenda, actions } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      caption={`Meeting of ${panel}`}
      back={{ href: paths.panel.meetings(panelId), text: 'Meetings' }}
      actions={<StatusTag tag={stageTags[stage]} />}
    >
      <SummaryList rows={facts} missing="Nobody yet" />
      <ButtonGroup>
        {isClerk && stage === 'called' ? (
          <LinkButton href={paths.panel.openMeeting(id)}>Open the meeting</LinkButton>
        ) : null}
        {isClerk && stage !== 'called' ? (
          <LinkButton href={paths.panel.newAction(id)} kind="secondary">
            Add an action
          </LinkButton>
        ) : null}
        <LinkButton href={paths.panel.pack(id)} kind="secondary">
          Pack to print
        </LinkButton>
        {stage === 'called' ? null : (
          <LinkButton href={paths.panel.minutes(id)} kind="secondary">
            Minutes
          </LinkButton>
        )}
      </ButtonGroup>
      <MeetingAgenda meetingId={id} stage={stage} lines={agenda} />
      <MeetingActions actions={actions} />
      {isClerk && stage === 'open' ? (
        <ZodForm action={paths.panel.closeMeeting(id)} id="close">
          <Hidden name="version" value={version} />
          <p className="govuk-body">What is not decided waits for the next meeting.</p>
          <Button kind="secondary">Close the meeting</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A meeting - Onward' }]
