import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Counts = { held: number; came: number; missed: number; excused: number }
type Course = Counts & { id: string; title: string }
type Missing = {
  id: string
  choiceId: string
  startsAt: Date
  outcome: string | null
  givenNames: string
  familyName: string
  courseTitle: string
}

/** How many came to their interviews and how many did not, by course; and who can be asked again. */
export function NoShows({ courses, learners }: { courses: readonly Course[]; learners: readonly Missing[] }) {
  if (courses.length === 0) {
    return (
      <Empty title="No interview has been held yet">
        <p className="govuk-body">Once one has begun, write down whether the learner came.</p>
      </Empty>
    )
  }
  return (
    <>
      {learners.length > 0 ? <MissingTable learners={learners} /> : null}
      <Table
        caption="By course"
        isCompact
        firstCellIsHeader
        head={['Course', ...['Held', 'Came', 'Did not come', 'With a good reason', 'Not said'].map(number)]}
        rows={[...courses, ...(courses.length > 1 ? [allOf(courses)] : [])].map((row) => [
          row.title,
          row.held,
          row.came,
          row.missed,
          row.excused,
          row.held - row.came - row.missed - row.excused,
        ])}
      />
    </>
  )
}

function MissingTable({ learners }: { learners: readonly Missing[] }) {
  return (
    <Table
      caption="Did not come, and nothing new is arranged"
      isCompact
      head={['Learner', 'Course', 'Was to come', 'Outcome', 'What now']}
      rows={learners.map((row) => [
        <a className="govuk-link" href={paths.provider.choice(row.choiceId)} key="learner">
          {row.familyName}, {row.givenNames}
        </a>,
        row.courseTitle,
        formatMoment(row.startsAt),
        row.outcome === 'excused' ? 'With a good reason' : 'Did not come',
        <a className="govuk-link" href={paths.provider.invite(row.choiceId)} key="again">
          Invite again
          <span className="govuk-visually-hidden">
            : {row.givenNames} {row.familyName}
          </span>
        </a>,
      ])}
    />
  )
}

function number(text: string) {
  return { text, isNumber: true }
}

function allOf(courses: readonly Course[]): Course {
  const sum = (name: keyof Counts) => courses.reduce((total, course) => total + course[name], 0)
  return {
    id: 'all',
    title: 'All courses',
    held: sum('held'),
    came: sum('came'),
    missed: sum('missed'),
    excused: sum('excused'),
  }
}
