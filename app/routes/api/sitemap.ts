import { anyone } from '~/access/door.server'
import { courseAddresses, feedProviders } from '~/domain/feeds/feed.queries.server'
import { siteMap } from '~/domain/feeds/sitemap'
import { openAnswer } from '~/kit/answer.server'
import { env } from '~/kit/env.server'
import { paths } from '~/paths'

/** The open pages, for search engines. */
export const loader = anyone(async ({ ctx }) => {
  const providers = await feedProviders(ctx, null)
  const courses = await courseAddresses(ctx)
  const pages = [
    ...[paths.home, paths.courses(), paths.providers].map((path) => ({ path, changedOn: null })),
    ...providers.map(({ slug }) => ({ path: paths.providerPage(slug), changedOn: null })),
    ...courses.map(({ slug, changedOn }) => ({ path: paths.course(slug), changedOn })),
  ]
  return openAnswer(siteMap(pages, env().ORIGIN), 'application/xml; charset=utf-8')
})
