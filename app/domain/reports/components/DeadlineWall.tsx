import { paths } from '~/paths'
import { Table } from '~/ui/table'

type Line = {
  date: string
  inDays: string
  what: string
  learners: number | null
  query: Record<string, string> | null
}

/** The days of one month, with how many learners each concerns and a way to their list. */
export function DeadlineWall({ month, lines }: { month: string; lines: readonly Line[] }) {
  return (
    <Table
      caption={month}
      isCompact
      head={['Day', 'When', 'What', { text: 'Our learners', isNumber: true }]}
      rows={lines.map(({ date, inDays, what, learners, query }) => [
        <span className="onward-short-day" key="day">
          {date}
        </span>,
        <span className="onward-short-day" key="when">
          {inDays}
        </span>,
        what,
        learners === null ? (
          'All'
        ) : query ? (
          <a className="govuk-link" href={paths.school.homeOf(query)} key="count">
            {learners}
            <span className="govuk-visually-hidden"> learners: {what}</span>
          </a>
        ) : (
          learners
        ),
      ])}
    />
  )
}
