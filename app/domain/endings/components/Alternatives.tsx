import { paths } from '~/paths'
import { alternativeLine } from '../alternative'

export type AlternativeShown = { slug: string; title: string; provider: string; miles: number | null }

/** A few courses that could take the place of another, the nearest first, each with its page. */
export function Alternatives({ courses }: { courses: readonly AlternativeShown[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {courses.map((course) => (
        <li key={course.slug}>
          <a className="govuk-link" href={paths.course(course.slug)}>
            {alternativeLine(course)}
          </a>
        </li>
      ))}
    </ul>
  )
}
