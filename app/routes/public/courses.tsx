import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { NeighbourCourses } from '~/domain/neighbours/components/NeighbourCourses'
import { neighboursBeside } from '~/domain/neighbours/neighbour-course.queries.server'
import { courseMap } from '~/domain/search/course-map'
import { courseCard, coursesFound } from '~/domain/search/course-card'
import { carried, chosenFilters, filterNames, filtersOf, sortsOf } from '~/domain/search/course-filters'
import { courseParams, LAST_PAGE, PAGE_SIZE, withoutFilters, type CourseQuery } from '~/domain/search/course-search'
import { questionIn, searchOrSuggest } from '~/domain/search/course-search.queries.server'
import { noteInVain } from '~/domain/search/unmet-counts.commands.server'
import { CourseCard } from '~/domain/search/components/CourseCard'
import { CourseMap } from '~/domain/search/components/CourseMap'
import { CourseFilters } from '~/domain/search/components/CourseFilters'
import { NoCourses } from '~/domain/search/components/NoCourses'
import { SearchBox } from '~/domain/search/components/SearchBox'
import { SortLinks } from '~/domain/search/components/SortLinks'
import { fitOf } from '~/domain/plans/fit'
import { findFitSource, requirementsOf } from '~/domain/plans/fit.queries.server'
import { fitInShort } from '~/domain/plans/fit.words'
import { SaveCourse } from '~/domain/plans/components/SaveCourse'
import { SHORTLIST } from '~/domain/plans/shortlist'
import { savedSlugs } from '~/domain/plans/shortlist.queries.server'
import { londonDay } from '~/kit/dates'
import { idsInCookie } from '~/kit/sealed-ids.server'
import { isReader } from '~/kit/tally.server'
import { paths } from '~/paths'
import { Cards } from '~/ui/card'
import { ChosenFilters, FilterLayout } from '~/ui/facets'
import { Page } from '~/ui/page'
import { Pagination } from '~/ui/pagination'

export const loader = anyone(async ({ ctx, url, request }) => {
  const query = await questionIn(ctx, url.searchParams)
  const today = londonDay(ctx.now)
  const local = await areaWordsOf(ctx)
  const learner = await findFitSource(ctx)
  const from = query.outcode ?? learner?.home ?? null
  const { found, nearest } = await searchOrSuggest(ctx, { ...query, outcode: from })
  const asked = await requirementsOf(ctx, learner ? found.courses.map(({ slug }) => slug) : [])
  if (found.total === 0 && query.page === 1 && isReader(request)) noteInVain(query, from, nearest?.why ?? 'words')
  const map = query.isMap ? courseMap(found.places, from) : null
  const marks = new Map(map?.marks.map(({ outcode, number }) => [outcode, number]))
  const cards = (courses: typeof found.courses) =>
    courses.map((course) => {
      const card = courseCard(course, today, from !== null, local, marks)
      const fit = learner && fitOf(asked.get(course.slug) ?? null, learner.grades)
      return fit && fit.verdict !== 'no-grades'
        ? { ...card, facts: [...card.facts, { key: 'Your grades', value: fitInShort(fit) }] }
        : card
    })
  return {
    query,
    isFromHome: query.outcode === null && from !== null,
    needsGrades: learner !== null && learner.grades.length === 0,
    total: found.total,
    said: found.said,
    courses: cards(found.courses),
    saved: [...(await savedSlugs(ctx, idsInCookie(request, SHORTLIST, ctx.now)))],
    here: url.pathname + url.search,
    map,
    nearest: nearest && { why: nearest.why, total: nearest.total, courses: cards(nearest.courses.slice(0, 5)) },
    filters: filtersOf(query, found.facets, today, local),
    chosen: chosenFilters(query, found.facets, address, local),
    sorts: sortsOf(query, address),
    beside: await neighboursBeside(ctx, query, { today, from }),
  }
})

export default function CoursesPage() {
  const { query, isFromHome, needsGrades, total, said, map, nearest, ...shown } = useLoaderData<typeof loader>()
  return (
    <Page title="Find a course">
      <SearchBox
        words={query.words}
        postcode={query.postcode}
        within={query.within}
        carried={carried(query, ['q', 'postcode', 'within'])}
      />
      <FilterLayout filters={<CourseFilters filters={shown.filters} carried={carried(query, filterNames)} />}>
        <ChosenFilters filters={shown.chosen} clearHref={address(withoutFilters(query))} />
        {query.postcode !== '' && query.outcode === null ? (
          <p>We do not know where {query.postcode} is, so no distances are shown.</p>
        ) : null}
        <div className="onward-results">
          <p>
            <strong>{coursesFound(total)}</strong>
            {said === '' ? '' : ` for “${said}”`}
          </p>
          {total > 1 ? <SortLinks sorts={shown.sorts} /> : null}
          {total > 0 ? (
            <p>
              <a href={address({ ...query, isMap: !query.isMap })}>
                {query.isMap ? 'Show without the map' : 'Show on a map'}
              </a>
            </p>
          ) : null}
        </div>
        {query.isMap && map === null && total > 0 ? (
          <p>We do not know where these courses are, so there is no map.</p>
        ) : null}
        {map === null ? null : (
          <CourseMap
            map={map}
            hrefOf={(outcode) => address({ ...query, postcode: outcode, within: 1, sort: 'relevance', page: 1 })}
          />
        )}
        {query.outcode === null && !isFromHome ? null : (
          <p className="govuk-hint">
            Distances are rough: they reach from the middle of {isFromHome ? 'your home' : 'one'} postcode district to
            the next.
          </p>
        )}
        {needsGrades ? (
          <p>
            <a href={paths.learner.grades}>Add your predicted grades</a> to see which of these ask for what you have.
          </p>
        ) : null}
        {total === 0 ? <NoCourses nearest={nearest} widerHref={address(withoutFilters(query))} /> : null}
        <Cards>
          {shown.courses.map((course) => (
            <CourseCard key={course.slug} course={course}>
              <SaveCourse
                slug={course.slug}
                title={course.title}
                isSaved={shown.saved.includes(course.slug)}
                next={shown.here}
                isQuiet
              />
            </CourseCard>
          ))}
        </Cards>
        <Pagination
          page={query.page}
          pages={Math.min(LAST_PAGE, Math.ceil(total / PAGE_SIZE))}
          href={(page) => address({ ...query, page })}
        />
        <NeighbourCourses {...shown.beside} href={address(query, paths.neighbourCourses())} />
      </FilterLayout>
    </Page>
  )
}

function address(query: CourseQuery, path = paths.courses()): string {
  const params = courseParams(query)
  return params.size === 0 ? path : `${path}?${params}`
}

export const meta = ({ data }: { data?: { query: CourseQuery; total: number } }) => {
  const title = data?.query.words ? `${data.query.words}: courses - Onward` : 'Find a course - Onward'
  return [
    { title },
    {
      name: 'description',
      content: 'Search courses, apprenticeships and training after Year 11 by subject, level, place and distance.',
    },
    ...(data && data.total === 0 ? [{ name: 'robots', content: 'noindex' }] : []),
  ]
}
