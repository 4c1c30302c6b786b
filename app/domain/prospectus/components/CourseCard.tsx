import { paths } from '~/paths'
import { Card } from '~/ui/card'
import type { CourseCardShown } from '../course-card'

/** One course among the results. */
export function CourseCard({ course, headingLevel = 2 }: { course: CourseCardShown; headingLevel?: 2 | 3 }) {
  return (
    <Card
      title={course.title}
      href={paths.course(course.slug)}
      headingLevel={headingLevel}
      byline={
        <>
          {course.provider.name}
          {course.places && course.places !== course.provider.name ? `: ${course.places}` : ''}
        </>
      }
      facts={course.facts}
    >
      {course.summary ? <p className="govuk-body">{course.summary}</p> : null}
    </Card>
  )
}
