import { formatShortDay, formatTime, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { interviewOutcomes, outcomeWords } from '../interview-outcome'

type InterviewRow = {
  id: string
  choiceId: string
  startsAt: Date
  place: string
  learnerAnswer: string | null
  outcome: string | null
  givenNames: string
  familyName: string
  courseTitle: string
}

type Props = { caption: string; rows: InterviewRow[]; today: string; now: Date; hasDay?: boolean }

/** Interviews in order of time: who, about what, where, and what the learner said or what became of it. */
export function InterviewTable({ caption, rows, today, now, hasDay = false }: Props) {
  return (
    <Table
      caption={caption}
      isCompact
      head={['Time', 'Learner', 'Course', 'Where', 'The learner said', 'Outcome']}
      rows={rows.map((row) => [
        `${hasDay ? `${formatShortDay(londonDay(row.startsAt), today)}, ` : ''}${formatTime(row.startsAt)}`,
        <a className="govuk-link" href={paths.provider.choice(row.choiceId)} key="learner">
          {row.familyName}, {row.givenNames}
        </a>,
        row.courseTitle,
        row.place,
        saidWords(row.learnerAnswer),
        row.startsAt > now ? (
          'To come'
        ) : (
          <a className="govuk-link" href={paths.provider.interviewOutcome(row.id)} key="outcome">
            {outcomeOf(row.outcome)}
            <span className="govuk-visually-hidden">
              {' '}
              for {row.givenNames} {row.familyName}
            </span>
          </a>
        ),
      ])}
    />
  )
}

function saidWords(answer: string | null) {
  if (answer === 'coming') return 'Will come'
  return answer === 'other-time' ? 'Asks for another time' : 'Nothing yet'
}

function outcomeOf(outcome: string | null) {
  const known = interviewOutcomes.find((one) => one === outcome)
  return known ? outcomeWords[known] : 'Say what became of it'
}
