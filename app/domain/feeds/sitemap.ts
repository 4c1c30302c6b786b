import { element, parent } from './xml'

/** The addresses of open pages for search engines, with the day each last changed. */
export function siteMap(pages: readonly { path: string; changedOn: string | null }[], origin: string): string {
  const urls = pages.map(({ path, changedOn }) =>
    parent('url', [element('loc', `${origin}${path}`), element('lastmod', changedOn)]),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

/** What robots may read: the open pages, and not the same search in ten thousand forms. */
export function robots(origin: string): string {
  const closed = [
    '/learner',
    '/parent',
    '/school',
    '/provider/',
    '/adviser',
    '/panel',
    '/area',
    '/support',
    '/account',
    '/demo',
    '/api',
    '/courses?',
    '/courses/neighbouring',
  ]
  return `User-agent: *\n${closed.map((path) => `Disallow: ${path}`).join('\n')}\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`
}
