import { describe, expect, test } from 'vitest'
import { SiteFooter, SiteHeader } from '~/ui/layout'
import { Page } from '~/ui/page'
import { find, findAll } from './support/look'
import { rendered } from './support/render'

describe('a page', () => {
  test('has one heading, and the way back before it', async () => {
    const html = await rendered(
      <Page title="Make an offer" caption="Amina Okafor" back="/provider">
        <p>Words</p>
      </Page>,
    )

    expect(findAll(html, { tag: 'h1' }).map(({ text }) => text)).toEqual(['Amina Okafor Make an offer'])
    expect(find(html, { tag: 'a', href: '/provider' }).text).toBe('Back')
    expect(findAll(html, { tag: 'main', id: 'content' })).toHaveLength(1)
  })

  test('shows the notice the last deed left, word for word', async () => {
    const html = await rendered(<Page title="Choice" />, { notice: 'Offer sent' })

    expect(find(html, { role: 'status' }).text).toBe('Offer sent')
  })

  test('says nothing when there is nothing to say', async () => {
    const html = await rendered(<Page title="Choice" />)

    expect(html).not.toMatch(/role="(status|alert)"/)
  })

  test('puts the heading of the home page into its band', async () => {
    const html = await rendered(<Page title="After Year 11" hero={<p>Search here</p>} />)

    expect(findAll(html, { tag: 'h1' })).toHaveLength(1)
    expect(find(html, { class: 'onward-hero' }).text).toBe('After Year 11 Search here')
  })
})

describe('the head and foot of every page', () => {
  const links = [
    { href: '/provider', text: 'Applicants' },
    { href: '/provider/courses', text: 'Courses' },
  ]

  test('marks where the reader is, by the longest address that fits', async () => {
    const html = await rendered(<SiteHeader links={links} currentPath="/provider/courses/7" signInHref="/sign-in" />)

    expect(find(html, { href: '/provider/courses' }).attributes['aria-current']).toBe('true')
    expect(find(html, { href: '/provider' }).attributes['aria-current']).toBeUndefined()
    expect(find(html, { href: '#content' }).text).toBe('Skip to main content')
  })

  test('lets somebody signed in leave by a form, not a link', async () => {
    const account = { name: 'Ms Reed', membership: 'Riverside College', profileHref: '/me', signOutAction: '/sign-out' }

    const html = await rendered(<SiteHeader links={links} currentPath="/" account={account} signInHref="/sign-in" />)

    expect(find(html, { tag: 'form', action: '/sign-out' }).text).toBe('Sign out')
    expect(html).not.toContain('/sign-in')
  })

  test('carries no crown and no licence of the government', async () => {
    const html = await rendered(
      <>
        <SiteHeader links={links} currentPath="/" signInHref="/sign-in" />
        <SiteFooter links={[{ href: '/privacy', text: 'Privacy' }]} />
      </>,
    )

    expect(html).not.toMatch(/crown|crest|gov\.uk|licence/i)
  })
})
