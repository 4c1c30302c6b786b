import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { Card } from '~/ui/card'
import type { CourseCardShown } from '../course-card'

type Props = {
  course: CourseCardShown
  headingLevel?: 2 | 3
  /** What can be done with it. */ children?: ReactNode
}

/** One course among the results. */
export function CourseCard({ course, headingLevel = 2, children }: Props) {
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
      actions={children}
    >
      {course.summary ? <p className="govuk-body">{course.summary}</p> : null}
    </Card>
  )
}
