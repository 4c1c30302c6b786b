import { Card, Cards } from '~/ui/card'
import type { NeighbourCardShown } from '../neighbour-course'

type Props = {
  /** The names of all neighbours, where nothing was asked for. */
  names: string[]
  area: string
  total: number
  courses: NeighbourCardShown[]
  /** All matches in the areas around. */
  href: string
}

/** The best few courses of the areas around, below our own: whose they are, and that they are not applied for here. */
export function NeighbourCourses({ names, area, total, courses, href }: Props) {
  if (names.length > 0)
    return (
      <p>
        You can also look at <a href={href}>courses in neighbouring areas</a>: {names.join(', ')}.
      </p>
    )
  if (courses.length === 0) return null
  return (
    <section aria-labelledby="neighbours">
      <h2 id="neighbours">In neighbouring areas</h2>
      <NotHere area={area} />
      <NeighbourCards courses={courses} headingLevel={3} />
      {total > courses.length ? (
        <p>
          <a href={href}>See all {total.toLocaleString('en-GB')} in neighbouring areas</a>
        </p>
      ) : null}
    </section>
  )
}

/** The words that keep anybody from taking these for courses they can apply for with us. */
export function NotHere({ area }: { area: string }) {
  return (
    <p>
      These courses are outside {area}. You cannot apply for them here. Each link leaves Onward and opens the page of
      the course on another website, which tells you how to apply.
    </p>
  )
}

/** Courses of neighbouring areas, each with its mark and a link home. */
export function NeighbourCards({ courses, headingLevel }: { courses: NeighbourCardShown[]; headingLevel: 2 | 3 }) {
  return (
    <Cards>
      {courses.map(({ id, title, href, mark, byline, facts }) => (
        <Card
          key={id}
          headingLevel={headingLevel}
          title={
            <a href={href} rel="noopener external">
              {title}
              <span className="govuk-visually-hidden"> (on another website)</span>
            </a>
          }
          byline={byline}
          tags={[{ text: mark, colour: 'grey' }]}
          facts={facts}
        />
      ))}
    </Cards>
  )
}
