import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { minuteOf } from '~/domain/panels/meeting'
import { agendaOf, findMeeting } from '~/domain/panels/meeting.queries.server'
import { isSeat, seatWords } from '~/domain/panels/panel'
import { formatDay, formatMoment, formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  const agenda = meeting.openedAt === null ? [] : await agendaOf(ctx, meeting)
  return {
    id: meeting.id,
    panel: meeting.panel,
    title: formatWeekday(meeting.meetsOn),
    isClosed: meeting.closedAt !== null,
    facts: [
      { key: 'Where', value: meeting.place },
      { key: 'Opened', value: meeting.openedAt ? formatMoment(meeting.openedAt) : null },
      { key: 'Closed', value: meeting.closedAt ? formatMoment(meeting.closedAt) : null },
      {
        key: 'Present',
        value: meeting.present
          .map(({ name, seat }) => (isSeat(seat) ? `${name} (${seatWords[seat].toLowerCase()})` : name))
          .join(', '),
      },
    ],
    lines: agenda.map((line) => ({
      id: line.id,
      sentences:
        line.decisions.length === 0
          ? [`${fullName(line)}: not decided. It waits for the next meeting.`]
          : line.decisions.map((decided) => minuteOf({ ...decided, learner: fullName(line), aside: line.aside })),
    })),
    actions: meeting.actions.map(({ id, what, name, dueOn }) => ({
      id,
      text: `${name}: ${what}, by ${formatDay(dueOn)}.`,
    })),
  }
})

export default function MinutesPage() {
  const { id, panel, title, isClosed, facts, lines, actions } = useLoaderData<typeof loader>()
  return (
    <Page title="Minutes" caption={`${panel}, ${title}`} back={paths.panel.meeting(id)}>
      <p className="govuk-body">
        Onward writes these from what was decided.{' '}
        {isClosed ? '' : 'The meeting is not over: they are not complete yet.'}
      </p>
      <SummaryList rows={facts} missing="Not yet" />
      <h2 className="govuk-heading-m">Decisions</h2>
      <ol className="govuk-list govuk-list--number">
        {lines.map((line) => (
          <li key={line.id}>{line.sentences.join(' ')}</li>
        ))}
      </ol>
      <h2 className="govuk-heading-m">Actions</h2>
      {actions.length === 0 ? <p className="govuk-body">None.</p> : null}
      <ul className="govuk-list govuk-list--bullet">
        {actions.map((action) => (
          <li key={action.id}>{action.text}</li>
        ))}
      </ul>
    </Page>
  )
}

export const meta = () => [{ title: 'Minutes - Onward' }]
