import { paths } from '~/paths'
import { Cards } from '~/ui/card'
import { Empty } from '~/ui/text'
import type { CourseCardShown } from '../course-card'
import { CourseCard } from './CourseCard'

type Nearest = { why: 'filters' | 'words'; total: number; courses: CourseCardShown[] } | null

/** Nothing matches: says so, and shows what comes nearest. */
export function NoCourses({ nearest, widerHref }: { nearest: Nearest; widerHref: string }) {
  return (
    <>
      <Empty title="Nothing matches all of that">
        {nearest?.why === 'filters' ? (
          <p>
            <a href={widerHref}>
              Take the filters away to see{' '}
              {nearest.total === 1 ? '1 course' : `${nearest.total.toLocaleString('en-GB')} courses`}
            </a>
            .
          </p>
        ) : (
          <p>
            Try fewer words, or <a href={paths.courses()}>look at every course</a>.
          </p>
        )}
      </Empty>
      {nearest ? (
        <section aria-labelledby="nearest">
          <h2 id="nearest">These come nearest</h2>
          <Cards>
            {nearest.courses.map((course) => (
              <CourseCard key={course.slug} course={course} headingLevel={3} />
            ))}
          </Cards>
        </section>
      ) : null}
    </>
  )
}
