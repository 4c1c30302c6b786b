import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { courseCard } from '~/domain/prospectus/course-card'
import { carried, chosenFilters, filtersOf, sortsOf } from '~/domain/prospectus/course-filters'
import { courseParams, courseQuery, LAST_PAGE, PAGE_SIZE, withoutFilters, type CourseQuery } from '~/domain/prospectus/course-search'
import { searchOrSuggest } from '~/domain/prospectus/course-search.queries.server'
import { CourseCard } from '~/domain/prospectus/components/CourseCard'
import { CourseFilters } from '~/domain/prospectus/components/CourseFilters'
import { NoCourses } from '~/domain/prospectus/components/NoCourses'
import { SearchBox } from '~/domain/prospectus/components/SearchBox'
import { SortLinks } from '~/domain/prospectus/components/SortLinks'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Cards } from '~/ui/card'
import { ChosenFilters, FilterLayout } from '~/ui/facets'
import { Page } from '~/ui/page'
import { Pagination } from '~/ui/pagination'

export const loader = anyone(async ({ ctx, url }) => {
  const query = courseQuery(url.searchParams)
  const today = londonDay(ctx.now)
  const { found, nearest } = await searchOrSuggest(ctx, query)
  const cards = (courses: typeof found.courses) => courses.map((course) => courseCard(course, today, query.outcode !== null))
  return {
    query,
    total: found.total,
    said: found.said,
    courses: cards(found.courses),
    nearest: nearest && { why: nearest.why, total: nearest.total, courses: cards(nearest.courses.slice(0, 5)) },
    filters: filtersOf(query, found.facets, today),
    chosen: chosenFilters(query, found.facets, address),
    sorts: sortsOf(query, address),
  }
})

export default function CoursesPage() {
  const { query, total, said, courses, nearest, filters, chosen, sorts } = useLoaderData<typeof loader>()
  const names = ['route', 'level', 'subject', 'mode', 'start', 'provider']
  return (
    <Page title="Find a course">
      <SearchBox words={query.words} postcode={query.postcode} within={query.within} carried={carried(query, ['q', 'postcode', 'within'])} />
      <FilterLayout filters={<CourseFilters filters={filters} carried={carried(query, names)} />}>
        <ChosenFilters filters={chosen} clearHref={address(withoutFilters(query))} />
        {query.postcode !== '' && query.outcode === null ? <p>We do not know the postcode {query.postcode}, so no distances are shown.</p> : null}
        <div className="onward-results">
          <p>
            <strong>{countOf(total)}</strong>
            {said === '' ? '' : ` for “${said}”`}
          </p>
          {total > 1 ? <SortLinks sorts={sorts} /> : null}
        </div>
        {query.outcode === null ? null : <p className="govuk-hint">Distances are rough: they reach from the middle of one postcode district to the next.</p>}
        {total === 0 ? <NoCourses nearest={nearest} widerHref={address(withoutFilters(query))} /> : null}
        <Cards>
          {courses.map((course) => (
            <CourseCard key={course.slug} course={course} />
          ))}
        </Cards>
        <Pagination
          page={query.page}
          pages={Math.min(LAST_PAGE, Math.ceil(total / PAGE_SIZE))}
          href={(page) => address({ ...query, page })}
        />
      </FilterLayout>
    </Page>
  )
}

function countOf(total: number) {
  if (total === 0) return 'No courses found'
  return total === 1 ? '1 course' : `${total.toLocaleString('en-GB')} courses`
}

function address(query: CourseQuery): string {
  const params = courseParams(query)
  return params.size === 0 ? paths.courses() : `${paths.courses()}?${params}`
}

export const meta = ({ data }: { data?: { query: CourseQuery; total: number } }) => {
  const words = data?.query.words
  const title = words ? `${words}: courses - Onward` : 'Find a course - Onward'
  return [
    { title },
    { name: 'description', content: 'Search courses, apprenticeships and training after Year 11 by subject, level, place and distance.' },
    ...(data && data.total === 0 ? [{ name: 'robots', content: 'noindex' }] : []),
  ]
}
