import { stoppedWords } from '~/domain/requests/request-facts'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'

type Facts = {
  id: string
  reference: string
  courseTitle: string
  firstCourse: string | null
  siteName: string | null
  startsOn: string | null
  startText: string | null
  sentOn: string | null
  signature: string | null
  answerBy: string | null
  assignedTo: string | null
}

/** What an application is, in a few lines, and by when it must be answered. */
export function ApplicantFacts({ choice, stopped }: { choice: Facts; stopped: number | null }) {
  const dueBy = choice.answerBy === null ? null : formatDay(choice.answerBy)
  return (
    <SummaryList
      rows={[
        { key: 'Reference number', value: choice.reference },
        { key: 'Course', value: choice.courseTitle },
        choice.firstCourse ? { key: 'Applied for', value: choice.firstCourse } : null,
        { key: 'Where', value: choice.siteName },
        { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
        { key: 'Received', value: choice.sentOn },
        choice.signature ? { key: 'Parent or carer', value: choice.signature } : null,
        { key: 'Answer due by', value: stopped === null ? dueBy : stoppedWords(stopped) },
        {
          key: 'Seen to by',
          value: choice.assignedTo ?? 'Nobody yet',
          change: { href: paths.provider.assignOne(choice.id), what: 'who sees to it', text: 'Assign' },
        },
      ]}
    />
  )
}
