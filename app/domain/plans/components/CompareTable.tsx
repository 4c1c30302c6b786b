import { paths } from '~/paths'
import { Table } from '~/ui/table'
import type { ShownSaved } from '../compared'
import { ApplyLink } from './SavedCard'

/** Courses side by side, one line for each thing to compare; on a phone each line is a block of its own. */
export function CompareTable({ courses, isLearner }: { courses: ShownSaved[]; isLearner: boolean }) {
  const lines = facts.filter(({ own }) => isLearner || !own)
  return (
    <Table
      caption="The courses side by side"
      hideCaption
      isStacked
      firstCellIsHeader
      head={['What to compare', ...courses.map(({ title, provider }) => `${title}, ${provider}`)]}
      rows={[
        ...lines.map(({ name, of }) => [name, ...courses.map((course) => of(course) ?? 'Not stated')]),
        [
          'More',
          ...courses.map((course) => (
            <a key={course.slug} href={paths.course(course.slug)}>
              {course.title}
            </a>
          )),
        ],
        ['Apply', ...courses.map((course) => <ApplyLink key={course.slug} course={course} />)],
      ]}
    />
  )
}

const facts: { name: string; of: (course: ShownSaved) => string | null; own?: boolean }[] = [
  { name: 'Level', of: ({ level }) => level },
  { name: 'Route', of: ({ route }) => route },
  { name: 'Qualification', of: ({ qualification }) => qualification },
  { name: 'What you need', of: ({ entry }) => entry },
  { name: 'Your grades', of: ({ fit }) => fit, own: true },
  { name: 'Starts', of: ({ start, starts }) => (start !== null && starts > 1 ? `${start}, and other starts` : start) },
  { name: 'Where', of: ({ place }) => place },
  { name: 'From home', of: ({ distance }) => distance, own: true },
  { name: 'How you study', of: ({ mode }) => mode },
  { name: 'Hours', of: ({ hours }) => hours },
  { name: 'Length', of: ({ length }) => length },
  { name: 'Cost', of: ({ cost }) => cost },
  { name: 'How you are assessed', of: ({ assessment }) => assessment },
]
