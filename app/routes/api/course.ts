import { anyone } from '~/access/door.server'
import { courseAnswer } from '~/domain/feeds/api'
import { feedCourse } from '~/domain/feeds/feed.queries.server'
import { openJson } from '~/kit/answer.server'
import { env } from '~/kit/env.server'
import { NotFound } from '~/kit/errors'
import { problemAnswer } from '~/kit/problem.server'

/** One course with its runs. */
export const loader = anyone(async ({ ctx, params }) => {
  try {
    return openJson(courseAnswer(await feedCourse(ctx, params.slug ?? ''), env().ORIGIN))
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return problemAnswer({
      status: 404,
      code: 'not-found',
      sentence: 'There is no such course.',
      reference: ctx.requestId,
      headers: { 'Access-Control-Allow-Origin': '*' },
    })
  }
})
