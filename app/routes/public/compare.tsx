import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { savedCourse } from '~/domain/plans/compared'
import { CompareTable } from '~/domain/plans/components/CompareTable'
import { findFitSource } from '~/domain/plans/fit.queries.server'
import { MOST_COMPARED } from '~/domain/plans/shortlist'
import { coursesToCompare, idsOfCourses } from '~/domain/plans/shortlist.queries.server'
import { comparedIn } from '~/domain/plans/shortlist.schemas'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx, url }) => {
  const asked = comparedIn(url.searchParams)
  const learner = await findFitSource(ctx)
  const found = await coursesToCompare(ctx, await idsOfCourses(ctx, asked))
  const today = londonDay(ctx.now)
  const local = await areaWordsOf(ctx)
  const tooMany = new Set(url.searchParams.getAll('course')).size > MOST_COMPARED
  return {
    courses: found.map((course) => savedCourse(course, today, learner, local)),
    isLearner: learner !== null,
    tooMany,
  }
})

export default function ComparePage() {
  const { courses, isLearner, tooMany } = useLoaderData<typeof loader>()
  return (
    <Page title="Compare courses" back={{ href: paths.shortlist.home, text: 'My shortlist' }}>
      {tooMany ? <p>These are the first {MOST_COMPARED} of the courses you chose.</p> : null}
      {courses.length === 0 ? (
        <Empty title="Choose the courses to compare">
          <p>
            Go to <a href={paths.shortlist.home}>your shortlist</a> and choose up to {MOST_COMPARED}.
          </p>
        </Empty>
      ) : (
        <CompareTable courses={courses} isLearner={isLearner} />
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Compare courses - Onward' }, { name: 'robots', content: 'noindex' }]
