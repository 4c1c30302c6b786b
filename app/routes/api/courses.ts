import { anyone } from '~/access/door.server'
import { courseList } from '~/domain/feeds/api'
import { questionIn, searchCourses } from '~/domain/search/course-search.queries.server'
import { openJson } from '~/kit/answer.server'
import { env } from '~/kit/env.server'

/** Courses that match, with the same questions as the page of the search. */
export const loader = anyone(async ({ ctx, url }) => {
  const query = await questionIn(ctx, url.searchParams)
  return openJson(courseList(await searchCourses(ctx, query), query.page, env().ORIGIN))
})
