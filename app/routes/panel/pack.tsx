import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { courseAt } from '~/domain/panels/case-shown'
import { agendaOf, findMeeting } from '~/domain/panels/meeting.queries.server'
import { formatDay, formatMoment, formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  const agenda = await agendaOf(ctx, meeting)
  return {
    id: meeting.id,
    panel: meeting.panel,
    title: `${formatWeekday(meeting.meetsOn)}, ${meeting.meetsAt.slice(0, 5)}, ${meeting.place}`,
    printedAt: formatMoment(ctx.now),
    cases: agenda.map((line) => ({
      id: line.id,
      name: fullName(line),
      facts: [
        { key: 'Home school', value: line.home },
        { key: 'Wishes', value: line.wishes.map((wish, at) => `${at + 1}. ${courseAt(wish)}`).join('; ') },
        { key: 'Why', value: line.why },
        { key: 'Transport', value: line.needsTransport ? 'Needed' : 'Not needed' },
        { key: 'Support needed', value: line.support ?? 'None beyond the usual' },
        ...(line.urgentWhy ? [{ key: 'Urgent', value: line.urgentWhy }] : []),
        ...(line.answerBy ? [{ key: 'Answer by', value: formatDay(line.answerBy) }] : []),
        ...(line.isAppealed ? [{ key: 'Appeal', value: 'Other people decide than before' }] : []),
        ...(line.aside.length > 0 ? [{ key: 'Take no part', value: line.aside.join(', ') }] : []),
      ],
    })),
  }
})

export default function PackPage() {
  const { id, panel, title, printedAt, cases } = useLoaderData<typeof loader>()
  return (
    <Page title="Pack for the meeting" caption={`${panel}: ${title}`} back={paths.panel.meeting(id)}>
      <p className="govuk-body onward-no-print">Print this page from the menu of your browser.</p>
      <p className="govuk-body">As of {printedAt}. Confidential: destroy it after the meeting.</p>
      {cases.length === 0 ? <Empty title="No case waits for a decision" /> : null}
      {cases.map(({ id, name, facts }, at) => (
        <SummaryList key={id} rows={facts} card={{ title: `${at + 1}. ${name}`, headingLevel: 2 }} />
      ))}
    </Page>
  )
}

export const meta = () => [{ title: 'Pack for the meeting - Onward' }]
