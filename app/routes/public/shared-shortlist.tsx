import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { savedCourse } from '~/domain/plans/compared'
import { SavedCard } from '~/domain/plans/components/SavedCard'
import { MOST_COMPARED } from '~/domain/plans/shortlist'
import { coursesToCompare } from '~/domain/plans/shortlist.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { unsealIds } from '~/kit/sealed-ids.server'
import { paths } from '~/paths'
import { Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx, params }) => {
  const shared = unsealIds('shared-shortlist', params.code ?? '', ctx.now)
  const found = await coursesToCompare(ctx, shared?.ids ?? [])
  const today = londonDay(ctx.now)
  const local = await areaWordsOf(ctx)
  return {
    until: shared?.until ? formatDay(londonDay(shared.until)) : null,
    courses: found.map((course) => savedCourse(course, today, null, local)),
  }
})

export default function SharedShortlistPage() {
  const { until, courses } = useLoaderData<typeof loader>()
  if (until === null) {
    return (
      <Page title="This link does not work any more">
        <Empty title="Links to a shortlist work for two weeks">
          <p>
            Ask for a new one, or <a href={paths.courses()}>find a course</a>.
          </p>
        </Empty>
      </Page>
    )
  }
  return (
    <Page title="A shortlist of courses">
      <p>Somebody shared these courses with you. The link works until the end of {until}.</p>
      {courses.length < 2 ? null : (
        <p className="onward-no-print">
          <a href={paths.shortlist.compare(...courses.slice(0, MOST_COMPARED).map(({ slug }) => slug))}>
            Compare {courses.length > MOST_COMPARED ? `the first ${MOST_COMPARED}` : 'them'} side by side
          </a>
        </p>
      )}
      {courses.length === 0 ? <p>None of them is in the prospectus any more.</p> : null}
      <Cards>
        {courses.map((course) => (
          <SavedCard key={course.slug} course={course} />
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [
  { title: 'A shortlist of courses - Onward' },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
]
