import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { NeighbourCards, NotHere } from '~/domain/neighbours/components/NeighbourCourses'
import { coursesOfNeighbours } from '~/domain/neighbours/neighbour-course.queries.server'
import { coursesFound } from '~/domain/search/course-card'
import { carried } from '~/domain/search/course-filters'
import { courseParams, withoutFilters } from '~/domain/search/course-search'
import { questionIn } from '~/domain/search/course-search.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden, SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx, url }) => {
  const asked = await questionIn(ctx, url.searchParams)
  const { routes, levels, starts, within } = asked
  // What headlines do not say cannot be asked of them.
  const query = { ...withoutFilters(asked), routes, levels, starts, within, sort: 'relevance' as const, isMap: false }
  const today = londonDay(ctx.now)
  const cursor = url.searchParams.get('after')
  const found = await coursesOfNeighbours(ctx, query, { today, from: query.outcode, cursor })
  return { query, ...found }
})

export default function NeighbourCoursesPage() {
  const { query, area, neighbours, total, courses, next, isFirst } = useLoaderData<typeof loader>()
  const asked = courseParams(query)
  const at = (path: string, after: [string, string][] = []) => withParams(path, [...asked, ...after])
  return (
    <Page
      title="Courses in neighbouring areas"
      back={{ href: at(paths.courses()), text: `Courses in ${area || 'this area'}` }}
    >
      {neighbours.length === 0 ? (
        <Empty title="No neighbouring area shares its courses with us" />
      ) : (
        <>
          <NotHere area={area} />
          <SearchForm action={paths.neighbourCourses()} label="Courses" isInline>
            <SearchInput
              name="q"
              label="What do you want to learn or do?"
              defaultValue={query.words}
              width="two-thirds"
            />
            {carried(query, ['q']).map(({ name, value }) => (
              <Hidden key={`${name} ${value}`} name={name} value={value} />
            ))}
            <Button>Search</Button>
          </SearchForm>
          <p>
            <strong>{coursesFound(total)}</strong>
          </p>
          <NeighbourCards courses={courses} headingLevel={2} />
          {isFirst ? null : (
            <p>
              <a href={at(paths.neighbourCourses())}>Back to the best matches</a>
            </p>
          )}
          <Pager {...(next === null ? {} : { next: at(paths.neighbourCourses(), [['after', next]]) })} />
          <h2>Where these courses come from</h2>
          <ul>
            {neighbours.map(({ id, name, attribution }) => (
              <li key={id}>
                {name}: {attribution}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function withParams(path: string, params: [string, string][]): string {
  return params.length === 0 ? path : `${path}?${new URLSearchParams(params)}`
}

export const meta = () => [
  { title: 'Courses in neighbouring areas - Onward' },
  { name: 'description', content: 'Courses after Year 11 in the areas around, each with a link to where it is told.' },
  { name: 'robots', content: 'noindex' },
]
