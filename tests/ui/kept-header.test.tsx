import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { KeptHtml } from '~/kit/kept-html'
import { SiteFooter, SiteHeader, type Account } from '~/ui/layout'

const links = [
  { href: '/learner', text: 'My choices' },
  { href: '/courses', text: 'Find a course' },
]
const account = (name: string): Account => ({
  name,
  membership: 'Learner',
  profileHref: '/account',
  signOutAction: '/out',
})
const heads = ['Amina & Co', '<b>Rohan</b>'].flatMap((name) =>
  ['/learner', '/learner/x', '/courses'].map((path) => ({ path, account: account(name) })),
)

describe('the header and the footer, kept from page to page', () => {
  test('are the same as if they were made anew, for each person and each place', () => {
    const kept = new Map<string, string>()
    const keep: React.ContextType<typeof KeptHtml> = (name, part) => {
      const html = kept.get(name) ?? renderToStaticMarkup(part)
      kept.set(name, html)
      return html
    }
    for (const { path, account } of [...heads, ...heads]) {
      const page = (
        <>
          <SiteHeader links={links} currentPath={path} account={account} signInHref="/sign-in" />
          <SiteFooter links={links} />
        </>
      )
      const anew = renderToStaticMarkup(page)
      expect(renderToStaticMarkup(<KeptHtml.Provider value={keep}>{page}</KeptHtml.Provider>)).toBe(anew)
    }
    expect(kept.size).toBe(heads.length + 1)
  })
})
